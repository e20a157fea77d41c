import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { SSF, read, utils, type CellObject, type WorkBook } from '@e965/xlsx'
import { BUILT_IN_FORMATS, PLAIN, formattedText, numberFormat } from './spreadsheet'
import type { XlsSheet } from './xls'

/** Reads one old Excel file whole and hands its rows over as texts. Runs in a thread of its own (see `xls.ts`). */

const VISIBLE = 0
/** Within so many bytes a text begins, or ends. */
const HEAD_BYTES = 4
const TAIL_BYTES = 64

function sheetsOf(book: WorkBook): XlsSheet[] {
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  return book.SheetNames.flatMap((name, n) => {
    const sheet = book.Sheets[name]
    const extent = sheet?.['!ref']
    if (!sheet || extent === undefined) return []
    const { s: first, e: last } = utils.decode_range(extent)
    const dense = (sheet['!data'] ?? []) as (CellObject | undefined)[][]
    const rows: XlsSheet['rows'] = []
    for (let row = first.r; row <= last.r; row++) {
      const cells = Array.from(dense[row] ?? [], (cell) => (cell ? textOf(cell, date1904) : ''))
      while (cells.length > 0 && cells.at(-1) === '') cells.pop()
      if (dense[row]) rows.push({ line: row + 1, cells })
    }
    return [
      {
        name,
        hidden: (book.Workbook?.Sheets?.[n]?.Hidden ?? VISIBLE) !== VISIBLE,
        merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 })),
        rows,
      },
    ]
  })
}

function textOf(cell: CellObject, date1904: boolean): string {
  switch (cell.t) {
    case 'n':
      return formattedText(Number(cell.v), typeof cell.z === 'string' ? numberFormat(cell.z) : PLAIN, date1904)
    case 'b':
      return cell.v ? '是' : '否'
    case 'e':
      // #REF! and its like say that the sheet itself does not know.
      return ''
    default:
      return cell.v === undefined ? '' : String(cell.v)
  }
}

/** Whether a workbook in XML lacks its end: the library would take what there is of it. */
const isCutXml = (bytes: Buffer): boolean =>
  bytes.subarray(0, HEAD_BYTES).includes('<') && !/<\/(?:\w+:)?Workbook>\s*$/.test(bytes.subarray(-TAIL_BYTES).toString('latin1'))

function readBook(path: string): XlsSheet[] | { fault: string } {
  try {
    const bytes = readFileSync(path)
    if (isCutXml(bytes)) return { fault: 'XLS 文件不完整' }
    // The library knows no East Asian format by its number; its own table has no type.
    const { load } = SSF as { load: (format: string, id: number) => void }
    for (const [id, format] of Object.entries(BUILT_IN_FORMATS)) load(format, Number(id))
    return sheetsOf(read(bytes, { dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: false, codepage: 936 }))
  } catch (error) {
    return { fault: /password|encrypt/i.test((error as Error).message) ? 'XLS 文件有密码' : 'XLS 文件已损坏，读不下去' }
  }
}

parentPort?.postMessage(readBook(workerData as string))
