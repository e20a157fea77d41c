import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { inBatches } from './json'
import { UnreadableSource, type Merge, type RawFile, type TableFile } from './types'

/** BIFF has at most 65,536 rows a sheet, so a file beyond this size is no register. */
const XLS_BYTES_MAX = 64 * 1024 * 1024
const MEMORY_MB = 1_024
const READ_MS_MAX = 120_000

/** A sheet as the worker hands it over. */
export interface XlsSheet {
  name: string
  hidden: boolean
  merges: Merge[]
  rows: { line: number; cells: string[] }[]
}

/**
 * Opens an old Excel file (BIFF). The library that knows the format holds the whole file, so it works in a thread of its
 * own with a bound on memory and time: a damaged file costs this run and nothing else.
 */
export async function openXls(raw: RawFile): Promise<TableFile> {
  if (raw.size > XLS_BYTES_MAX) throw new UnreadableSource(`XLS 文件有 ${raw.size} 字节，超过上限 ${XLS_BYTES_MAX}`)
  const sheets = await readInWorker(raw.path)
  return {
    sheets: sheets.map(({ name, hidden, merges, rows }) => ({
      name,
      hidden,
      merges: async () => merges,
      ragged: true,
      rows: () => inBatches(rows),
    })),
    remarks: [],
    close: async () => {},
  }
}

function readInWorker(path: string): Promise<XlsSheet[]> {
  // What the library prints is about the file, not about us. The entry only teaches the thread to read TypeScript.
  const entry = `require(${JSON.stringify(require.resolve('tsx/cjs/api'))}).register(); require(${JSON.stringify(join(__dirname, 'xlsWorker.ts'))})`
  const worker = new Worker(entry, {
    eval: true,
    stdout: true,
    stderr: true,
    workerData: path,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  return new Promise<XlsSheet[]>((resolve, reject) => {
    const timer = setTimeout(() => reject(new UnreadableSource('XLS 文件读得太久，没有读完')), READ_MS_MAX)
    worker.once('message', (answer: XlsSheet[] | { fault: string }) => {
      clearTimeout(timer)
      if ('fault' in answer) reject(new UnreadableSource(answer.fault))
      else resolve(answer)
    })
    worker.once('error', () => {
      clearTimeout(timer)
      reject(new UnreadableSource('XLS 文件已损坏，读不下去'))
    })
  }).finally(() => void worker.terminate())
}
