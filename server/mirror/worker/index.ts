import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { HOLIDAYS } from '../../law/workdays'
import type { Log } from '../../log'
import type { RunDoc } from '../../models/run'
import { closeLost, type RunDeps } from '../run/run'
import type { Source } from '../source/sources'
import { thrownBy, type Answered, type Asked, type DiskSettings, type Settings } from './messages'

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

/** Reads sources off the thread that answers. */
export interface MirrorThread {
  /**
   * One run of one source, as `runSource`; a thread that dies in it is a stopped run that says so, and the next run has a new one. Null once the thread is
   * closing. Whoever calls holds the lease of the source. Throws where `runSource` does.
   */
  run: (source: Source) => Promise<RunDoc | null>
  /** Ends the run under way between two batches, or the thread itself where that takes too long. Resolves once the run is kept as stopped. */
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
 * Makes the thread that reads sources, which begins with the first run and ends a minute after the last: without work it costs nothing. It has a bound on
 * memory and a run one on time, so nothing that a file does to its reader reaches an answer. The model that readers are answered from is still built by who
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
    const started: Living = { worker, spool, ended: null }
    worker.once('error', (error) => {
      started.ended ??= { error }
      log.error({ err: error }, 'the thread that reads sources died')
    })
    worker.once('exit', () => {
      if (living === started) living = null
    })
    return started
  }

  /** What the thread answers; null where it ends without one. */
  function ask({ worker }: Living, asked: Asked): Promise<Answered | null> {
    return new Promise((resolve) => {
      const answer = (answered: Answered | null) => {
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

  async function read(source: Source): Promise<RunDoc | null> {
    clearTimeout(idle)
    if (isClosed) return null
    const thread = (living ??= start())
    const overdue = setTimeout(() => end(thread, `采集超过 ${runMs / 60_000} 分钟没有完成，已中断，由下一次采集接着完成`), runMs)
    const answered = await ask(thread, { source, aheadMs: deps.now().getTime() - Date.now() })
    clearTimeout(overdue)
    idle = setTimeout(leave, idleMs).unref()
    if (answered !== null && 'fault' in answered) throw thrownBy(answered.fault)
    return answered === null ? lost(source, thread) : answered.run
  }

  /** Keeps what became of a run whose thread is gone. */
  async function lost(source: Source, { ended, spool }: Living): Promise<RunDoc> {
    await rm(spool, { recursive: true, force: true })
    return closeLost(source, wordsOf(ended, memoryMb), deps)
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
    last = left.catch((error: unknown) => log.error({ err: error }, 'the thread that reads sources left something behind'))
  }

  return {
    run: (source) => {
      const run = last.then(() => read(source))
      last = run.catch(() => {})
      return run
    },
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
