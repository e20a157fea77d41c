import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { GUARDS } from '../../server/mirror/guards/guards'
import { KINDS } from '../../shared/kinds/index'
import { ACTORS } from '../../shared/tips/words'
import { OPERATIONS } from '../../shared/vocabulary'
import { readPage } from './page'

/** `docs/glossary.md`: one Chinese word, one English name, and a file where the name stands. */

const ROOT = join(__dirname, '../..')
const ROOMS = ['shared', 'server', 'miniapp/src', 'miniapp/desk/src']

const rows = [...readPage('docs/glossary.md').matchAll(/^\| (\S+) +\| `(\w+)` +\| `(\S+)` +\|/gm)].map(
  ([, chinese = '', english = '', file = '']) => ({ chinese, english, file }),
)

const texts = ROOMS.flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('/dist'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
)

const isDouble = (one: string, at: number, all: readonly string[]): boolean => all.indexOf(one) !== at

it('has one English name for each word and one word for each name', () => {
  expect(rows.length).toBeGreaterThan(80)
  expect(rows.map(({ chinese }) => chinese).filter(isDouble)).toEqual([])
  expect(rows.map(({ english }) => english).filter(isDouble)).toEqual([])
})

it('names a file for each where the English name really stands', () => {
  const isThere = (file: string, name: string) => new RegExp(`\\b${name}\\b`).test(readFileSync(join(ROOT, file), 'utf8'))
  expect(rows.filter(({ file, english }) => !isThere(file, english))).toEqual([])
})

it('has no Chinese word that stands nowhere in pages or code', () => {
  expect(rows.filter(({ chinese }) => !texts.some((text) => text.includes(chinese)))).toEqual([])
})

it('has every kind, every operation, every actor and every guard, by the words that people read', () => {
  const words: Record<string, string> = { ...KINDS, ...OPERATIONS, ...ACTORS, ...GUARDS }
  const known = new Map(rows.map(({ english, chinese }) => [english, chinese]))
  // The clock is nobody.
  const missing = Object.entries(words).filter(([english, chinese]) => english !== 'clock' && known.get(english) !== chinese)
  expect(missing).toEqual([])
})
