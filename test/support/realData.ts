import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { Source } from '../../server/mirror/source/sources'

/** Real public files that nobody here wrote. They are not part of the project: where they are missing, tests skip. */
export const REAL_DATA = process.env.REAL_DATA ?? resolve(__dirname, '../../../shared/data')
const MAPPINGS = join(__dirname, '../fixtures/sources')

/** The files of a folder of the real data whose names match, in the order of their names; none where it is missing. */
export function realFiles(folder: string, name: RegExp): string[] {
  const path = join(REAL_DATA, folder)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter((file) => name.test(file))
    .sort()
    .map((file) => join(path, file))
}

/** A mapping of the fixtures as a source that reads one place. */
export function mappedSource(mapping: string, place: { path: string } | { folder: string }): Source {
  const { sources } = JSON.parse(readFileSync(join(MAPPINGS, mapping + '.json'), 'utf8')) as { sources: Record<string, unknown>[] }
  const [given = {}] = sources
  if ('path' in place) return Source.parse({ ...given, path: place.path })
  return Source.parse({ ...given, folder: { ...(given.folder as object), path: place.folder } })
}

/** Rows of a file below its header by readers of their own, so that the mirror is not counted by itself. */
export function rowsBelowHeader(file: string): number {
  if (/\.xlsx?$/.test(file)) {
    const book = read(readFileSync(file))
    return book.SheetNames.reduce((sum, name) => {
      const sheet = book.Sheets[name]
      return sum + (sheet ? utils.sheet_to_json(sheet, { header: 1, blankrows: false }).length - 1 : 0)
    }, 0)
  }
  // Each article of the archive is one row; the directory itself is an entry too.
  if (file.endsWith('.tar.gz'))
    return execFileSync('tar', ['tzf', file])
      .toString()
      .split('\n')
      .filter((name) => name.endsWith('.xml')).length
  const text = readFileSync(file, 'utf8')
  if (file.endsWith('.json')) return (JSON.parse(text) as unknown[]).length
  const rows = rowEnds(text).length
  return rows + (text.endsWith('\n') || text === '' ? 0 : 1) - 1
}

/** The header of a CSV file and the first rows below it. */
export function headOf(file: string, rows: number): string {
  const text = readFileSync(file, 'utf8')
  return text.slice(0, rowEnds(text)[rows])
}

/** Where each row of a CSV text is over: at a line's end that stands in no quotes. */
function rowEnds(text: string): number[] {
  const ends: number[] = []
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted
    else if (text[at] === '\n' && !quoted) ends.push(at + 1)
  }
  return ends
}
