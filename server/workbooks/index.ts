import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Kind } from '../../shared/kinds/index'
import { ApiError } from '../errors'
import { createGate } from '../gate'
import type { Log } from '../log'
import type { SheetHead } from '../presenters/sheet'
import { unhurried } from '../steps'
import { carrying } from './carried'

/** One at a time, and so many wait: each takes some seconds, and who waits holds a place of those that work on the public record (`recordGate.ts`). */
const SIZE = { running: 1, waiting: 8 } as const
const RETRY_S = 10
/** Memory of the thread for what lives long: 20,000 lines of 6 kB are made in it, of 7 kB are not (measured 2026-11). */
const MEMORY_MB = 384
/** Bytes of all lines together: what the most rows have is 10 MB in a common list. */
const BYTES_MAX = 100 * 1024 * 1024
/** A workbook of the most rows takes two seconds, and its thread one to start; one that takes so long stands still. */
const MAKE_MS = 60_000
/** A thread that has made nothing for so long gives its memory back; the next workbook waits a second for a new one. */
const IDLE_MS = 60_000

/** A list that is asked for as a workbook. */
export interface AskedList {
  kind: Kind
  head: SheetHead
  /** its lines as JSON texts, taken when its turn has come */
  lines: Iterable<Buffer>
}

/** What the thread is told: plain data, and bytes that are handed over. */
export interface Asked extends Pick<AskedList, 'kind' | 'head'> {
  pieces: Uint8Array<ArrayBuffer>[]
}

/** Makes lists into workbooks off the thread that answers. */
export interface Workbooks {
  /**
   * A list as a workbook, when its turn has come; `isGone` says then whether anybody still waits for it. Throws `overloaded` where too many wait, where it
   * takes too long, where nobody waits any more and where the service ends; `too_many_rows` where its lines are too long; any other error where the thread died.
   */
  make: (list: AskedList, isGone: () => boolean) => Promise<Buffer>
}

export interface WorkbookThread extends Workbooks {
  /** Ends the thread, whatever it does; from then on nothing is made. */
  stop: () => Promise<void>
  /** whether there is a thread now */
  readonly isAlive: boolean
  /** how many wait for their turn */
  readonly waiting: number
}

export interface WorkbookThreadOptions {
  log: Log
  /** bounds, for tests */
  memoryMb?: number
  bytesMax?: number
  makeMs?: number
  idleMs?: number
}

/** A thread, and what whoever waits for it is told of its end; null while it lives. */
interface Living {
  worker: Worker
  ended: Error | null
}

const overloaded = () => new ApiError('overloaded', undefined, RETRY_S)

/**
 * Makes the thread that makes workbooks. It begins with the first and ends a minute after the last: a library that takes a quarter of a second to load,
 * and seconds of work, of which the thread that answers sees nothing. It has bounds on memory and time; what dies is one workbook, and the next has a new thread.
 */
export function startWorkbooks({
  log,
  memoryMb = MEMORY_MB,
  bytesMax = BYTES_MAX,
  makeMs = MAKE_MS,
  idleMs = IDLE_MS,
}: WorkbookThreadOptions): WorkbookThread {
  const gate = createGate(SIZE, RETRY_S)
  let living: Living | null = null
  let isStopped = false
  let idle: NodeJS.Timeout | undefined

  function start(): Living {
    const entry = `require(${JSON.stringify(require.resolve('tsx/cjs/api'))}).register(); require(${JSON.stringify(join(__dirname, 'workbookWorker.ts'))})`
    const worker = new Worker(entry, { eval: true, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
    const started: Living = { worker, ended: null }
    worker.once('error', (error) => {
      started.ended ??= new Error('the thread that makes workbooks died', { cause: error })
      log.error({ err: error }, 'the thread that makes workbooks died')
    })
    worker.once('exit', () => {
      if (living === started) living = null
    })
    return started
  }

  /** Ends a thread; `error` is for whoever waits for it. Resolves once it is gone. */
  async function end(thread: Living, error: Error): Promise<void> {
    thread.ended ??= error
    if (living === thread) living = null
    await thread.worker.terminate()
  }

  /** What a thread answers. Throws what it ended by. */
  function ask(thread: Living, asked: Asked): Promise<Uint8Array<ArrayBuffer>> {
    const { worker } = thread
    return new Promise((resolve, reject) => {
      const onAnswer = (bytes: Uint8Array<ArrayBuffer>) => {
        worker.off('exit', onEnd)
        resolve(bytes)
      }
      const onEnd = () => {
        worker.off('message', onAnswer)
        reject(thread.ended ?? new Error('the thread that makes workbooks ended'))
      }
      worker.once('message', onAnswer)
      worker.once('exit', onEnd)
      worker.postMessage(
        asked,
        asked.pieces.map(({ buffer }) => buffer),
      )
    })
  }

  async function make({ kind, head, lines }: AskedList, isGone: () => boolean): Promise<Buffer> {
    // Read by nobody where nobody waits: the others wait for less.
    if (isGone()) throw overloaded()
    clearTimeout(idle)
    try {
      return await made({ kind, head, pieces: await unhurried(carrying(lines, bytesMax)) })
    } finally {
      idle = setTimeout(() => living && void end(living, overloaded()), idleMs).unref()
    }
  }

  async function made(asked: Asked): Promise<Buffer> {
    if (isStopped) throw overloaded()
    const thread = (living ??= start())
    const overdue = setTimeout(() => {
      log.error({ kind: asked.kind, rows: asked.head.total }, 'a workbook took too long')
      void end(thread, overloaded())
    }, makeMs)
    const bytes = await ask(thread, asked).finally(() => clearTimeout(overdue))
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  return {
    make: (list, isGone) => gate.pass(() => make(list, isGone)),
    get isAlive() {
      return living !== null
    },
    get waiting() {
      return gate.waiting
    },
    stop: async () => {
      isStopped = true
      clearTimeout(idle)
      if (living) await end(living, overloaded())
    },
  }
}
