import { writeSync } from 'node:fs'
import { CommandError } from './errors'

/** What the engine itself reports carries a number; a refusal of ours does too, and is none of it. */
export const isEngineFault = (error: unknown): error is Error & { code: number } =>
  error instanceof Error && !(error instanceof CommandError) && typeof (error as { code?: unknown }).code === 'number'

/**
 * Does what may make the engine write. Where the engine reports a fault (a limit of file sizes, a quota, a broken disk) the
 * whole process ends at once, and this does not return.
 */
export function endingAtFaults<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (isEngineFault(error)) endProcess(error)
    throw error
  }
}

/** LMDB's MDB_PAGE_NOTFOUND and MDB_CORRUPTED: a page inside the file is none, and no disk is to blame for it now. */
const DAMAGED = [-30_797, -30_796]

/** The sentence with which a process ends that the engine reported this to. */
export const faultWords = ({ message, code }: { message: string; code: number }): string =>
  DAMAGED.includes(code)
    ? `数据文件里面损坏了，进程立即结束：${message}（${code}）。请恢复备份（docs/operations.md）。`
    : `存储写不了盘，进程立即结束：${message}（${code}）。已经确认的写入都在；请检查磁盘、配额和文件大小的限制，然后重新启动。`

/**
 * lmdb prints what it could not write into memory that is too short for it: from then on the heap is damaged, and
 * whoever goes on may write anything anywhere. `process.exit` would end this thread only; an exit of the whole process runs
 * destructors on that heap, which often end in SIGSEGV. A signal that nobody can catch ends every thread and runs nothing.
 */
function endProcess(fault: { message: string; code: number }): never {
  try {
    writeSync(2, `\n${faultWords(fault)}\n`)
  } finally {
    for (;;) process.kill(process.pid, 'SIGKILL')
  }
}
