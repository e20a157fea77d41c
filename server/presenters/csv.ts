import Papa from 'papaparse'
import type { Sheet } from './sheet'

/** Lines that are written at one go: others are answered between them. */
const AT_ONCE = 500

/**
 * A sheet as CSV (RFC 4180) in pieces: UTF-8 with its mark, so that a spreadsheet knows it, and no cell that one would take for a formula. Its
 * first line says what it is and of when.
 */
export async function* csvOf({ title, columns, items }: Sheet): AsyncGenerator<string, void, undefined> {
  const written = (lines: unknown[][]): string => Papa.unparse(lines, { newline: '\r\n', escapeFormulae: true }) + '\r\n'
  yield '\ufeff' + written([[title], columns.map(({ header }) => header)])
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const lines = items.slice(from, from + AT_ONCE).map((item) => JSON.parse(item) as Record<string, unknown>)
    yield written(lines.map((line) => columns.map(({ cell }) => cell(line))))
    await new Promise((resolve) => setImmediate(resolve))
  }
}
