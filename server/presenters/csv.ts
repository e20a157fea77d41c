import Papa from 'papaparse'
import { paced } from '../steps'
import type { Sheet } from './sheet'

/** Lines of a piece: they take less than a millisecond to write, and a piece of 15 kB is worth sending. */
const PIECE = 100

/**
 * A sheet with its lines, JSON texts as bytes, as CSV (RFC 4180) in pieces between which others are answered: UTF-8 with its mark, so that a spreadsheet
 * knows it, and no cell that one would take for a formula. Its first line says what it is and of when.
 */
export async function* csvOf({ title, columns }: Sheet, lines: Iterable<Buffer>): AsyncGenerator<string, void, undefined> {
  yield '\ufeff' + written([[title], columns.map(({ header }) => header)])
  yield* paced(piecesOf(columns, lines))
}

function* piecesOf(columns: Sheet['columns'], lines: Iterable<Buffer>): Generator<string, void> {
  let rows: unknown[][] = []
  for (const line of lines) {
    const item = JSON.parse(line.toString()) as Record<string, unknown>
    if (rows.push(columns.map(({ cell }) => cell(item))) < PIECE) continue
    yield written(rows)
    rows = []
  }
  if (rows.length > 0) yield written(rows)
}

const written = (rows: unknown[][]): string => Papa.unparse(rows, { newline: '\r\n', escapeFormulae: true }) + '\r\n'
