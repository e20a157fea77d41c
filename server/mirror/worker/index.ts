import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { HOLIDAYS } from '../../law/workdays'
import type { Log } from '../../log'
import { CALENDAR, isAnyOver } from '../run/calendar'
import { HOLDS, isAnyDue } from '../run/holds'
import { closeLost, closeOpen, type RunDeps } from '../run/run'
import type { MirrorWork } from '../run/work'
import { thrownBy, type Answered, type Asked, type DiskSettings, type Outcome, type Settings, type Work } from './messages'

/**
 * Memory of the thread for what lives long. A table of 100,000 rows is read and published in 96 MB (measured 2026-11, modules included); a table of a
 * million has ten times that, and a JSON document of the largest size that is read holds 300 MB once it is parsed.
 */
const MEMORY_MB = 1_024
/**
 * Its memory for what lives as long as a batch of rows: twice what a thread is given. With less most of a batch is still needed when room is made, and is
 * copied on: an eighth of the time of a first start (measured 2026-11).
 */
export const YOUNG_MB = 96
/** A run of a million rows takes half an hour at most; one that takes twice as long stands still. */
const RUN_MS_MAX = 60 * 60_000
/** A thread that has read nothing for so long gives its memory back, some hundred MB after a large table; the next run waits a second for a new one. */
const IDLE_MS = 60_000
/** How long a run may take to end by itself once the service ends: a batch of rows, or what is being published. */
const END_MS = 6_000

const BY_IDLENESS = '采集线程闲置，已结束'
const BY_END = '服务正在停止，采集中断，由下一次采集接着完成'

/**
 * Does the work of the mirror off the thread that answers. A thread that dies in a run is a stopped run that says so; in another work it is an Error for
 * whoever asked, and what it had claimed is finished by whoever publishes next. Either way the next work has a new thread. Where no publicity is over, or
 * nothing of a source is due, that is found out on the thread that asks, and no other begins for it. Throws where the work itself does.
 */
export interface MirrorThread extends MirrorWork {
  /** Ends what is under way between two batches, or the thread itself where that takes too long. Resolves once a run is kept as stopped. */
  close: () => Promise<void>
}

export interface MirrorThreadOptions extends Pick<Settings, 'uri'> {
  /** what the runs of this process are given; the thread has its own store, ids and folder */
  deps: RunDeps & { spool: string }
  log: Log
  /** the disk that its runs ask for room; default: none */
  disk?: DiskSettings
  /** bounds, for tests */
  memoryMb?: number
  runMs?: number
  endMs?: number
  idleMs?: number
}

/** A thread with what is known of its end. */
interface Living {
  worker: Worker
  /** its own folder: what it leaves when it dies goes with it */
  spool: string
  /** why it was ended, or what it died of; null while it lives */
  ended: { words: string } | { error: unknown } | null
}

/**
 * Makes the thread of the mirror, which begins with the first work and ends a minute after the last: without work it costs nothing. It has a bound on
 * memory and each work one on time, so nothing that a file does to its reader reaches an answer. The model that readers are answered from is still built by who
 * asks, after a run (`server/read/published.ts`); it would be built here.
 */
export function mirrorThread(options: MirrorThreadOptions): MirrorThread {
  const { uri, deps, log, disk = null, memoryMb = MEMORY_MB, runMs = RUN_MS_MAX, endMs = END_MS, idleMs = IDLE_MS } = options
  let living: Living | null = null
  let isClosed = false
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()

  function start(): Living {
    const spool = join(deps.spool, `run-thread-${randomUUID()}`)
    const settings: Settings = { uri, spool, holdRules: deps.holdRules, disk, holidays: HOLIDAYS }
    const entry = `require(${JSON.stringify(require.resolve('tsx/cjs/api'))}).register(); require(${JSON.stringify(join(__dirname, 'mirrorWorker.ts'))})`
    const worker = new Worker(entry, {
      eval: true,
      execArgv: [],
      workerData: settings,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
    })
    log.debug('the thread of the mirror begins')
    const started: Living = { worker, spool, ended: null }
    worker.once('error', (error) => {
      started.ended ??= { error }
      log.error({ err: error }, 'the thread of the mirror died')
    })
    worker.once('exit', () => {
      if (living === started) living = null
    })
    return started
  }

  /** What the thread answers; null where it ends without one. */
  function answerOf<W extends Work>({ worker }: Living, asked: { work: W; aheadMs: number }): Promise<Answered<W> | null> {
    return new Promise((resolve) => {
      const answer = (answered: Answered<W> | null) => {
        worker.removeAllListeners('message')
        worker.off('exit', onEnd)
        resolve(answered)
      }
      const onEnd = () => answer(null)
      worker.once('message', answer)
      worker.once('exit', onEnd)
      worker.postMessage(asked)
    })
  }

  function end(thread: Living, words: string): void {
    thread.ended ??= { words }
    void thread.worker.terminate()
  }

  /** Does a work once those before it are done. Null once the thread is closing; where the thread dies, what `lost` makes of its last words. */
  function inTurn<W extends Work, L>(work: W, lost: (words: string) => Promise<L>): Promise<Outcome<W> | L | null> {
    const done = last.then(async () => {
      clearTimeout(idle)
      if (isClosed) return null
      const thread = (living ??= start())
      const overdue = setTimeout(() => end(thread, `采集超过 ${runMs / 60_000} 分钟没有完成，已中断，由下一次采集接着完成`), runMs)
      const answered = await answerOf(thread, { work, aheadMs: deps.now().getTime() - Date.now() })
      clearTimeout(overdue)
      idle = setTimeout(leave, idleMs).unref()
      if (answered !== null && 'fault' in answered) throw thrownBy(answered.fault)
      if (answered !== null) return answered.outcome
      await rm(thread.spool, { recursive: true, force: true })
      return lost(wordsOf(thread.ended, memoryMb))
    })
    last = done.catch(() => {})
    return done
  }

  /** Whoever asked is told that a work died, unless this process ends it. `run`: the built-in source whose open run it leaves; null: none. */
  const died = (run: string | null) => async (words: string) => {
    if (run !== null) await closeOpen(run, words, deps)
    if (isClosed) return null
    throw new Error(`the thread of the mirror died in its work: ${words}`)
  }

  /** Ends the thread: between two batches of what it reads, or by force where that takes too long. */
  async function dismiss(words: string): Promise<void> {
    if (living === null) return
    const thread = living
    const exited = new Promise<void>((resolve) => thread.worker.once('exit', () => resolve()))
    const asked: Asked = { end: words }
    thread.worker.postMessage(asked)
    const patience = new AbortController()
    const late = sleep(endMs, undefined, { signal: patience.signal }).then(
      () => end(thread, words),
      () => {},
    )
    await exited
    patience.abort()
    await Promise.all([late, rm(thread.spool, { recursive: true, force: true })])
  }

  function leave(): void {
    const left = last.then(() => dismiss(BY_IDLENESS))
    last = left.catch((error: unknown) => log.error({ err: error }, 'the thread of the mirror left something behind'))
  }

  return {
    run: (source) => inTurn({ name: 'run', source }, (words) => closeLost(source, words, deps)),
    holds: async (source) => ((await isAnyDue(source, deps)) ? inTurn({ name: 'holds', source }, died(HOLDS)) : null),
    calendar: async () => ((await isAnyOver(deps)) ? inTurn({ name: 'calendar' }, died(CALENDAR)) : null),
    retain: (retention) => inTurn({ name: 'retain', retention }, died(null)),
    close: async () => {
      isClosed = true
      clearTimeout(idle)
      await dismiss(BY_END)
      await last
    },
  }
}

function wordsOf(ended: Living['ended'], memoryMb: number): string {
  if (ended !== null && 'words' in ended) return ended.words
  const { code } = (ended?.error ?? {}) as { code?: unknown }
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? `采集用的内存超过上限（${memoryMb} MB），已中断，由下一次采集接着完成`
    : '采集线程意外中断，由下一次采集接着完成'
}
