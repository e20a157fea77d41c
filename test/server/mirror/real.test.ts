import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join, resolve } from 'node:path'
import { runSource } from '../../../server/mirror/run'
import { loadSources } from '../../../server/mirror/sources'
import { startTestStore, temporaryFolder } from '../../support/store'

/** Real public files that nobody here wrote. They are not part of the project: where they are missing, this is skipped. */
const DATA = process.env.REAL_DATA ?? resolve(__dirname, '../../../../shared/data')
const MAPPINGS = join(__dirname, '../../fixtures/sources')

const filesOf = (folder: string): string[] =>
  existsSync(join(DATA, folder)) ? readdirSync(join(DATA, folder)).filter((name) => name.endsWith('.csv')) : []
const CASES = [
  ...filesOf('enterprises').map((name) => ['enterprise-register.json', 'enterprises.csv', join(DATA, 'enterprises', name)] as const),
  ...filesOf('accidents').map((name) => ['accident-ledger-tw.json', 'accidents.csv', join(DATA, 'accidents', name)] as const),
]

/** Rows of a file by a reader of its own, so that the mirror is not counted by itself. */
function dataRows(file: string): number {
  const text = readFileSync(file, 'utf8')
  let rows = 0
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    else if (character === '\n' && !quoted) rows++
  }
  return rows + (text.endsWith('\n') ? 0 : 1) - 1
}

const describeReal = CASES.length === 0 ? describe.skip : describe

describeReal('real files', () => {
  it.each(CASES.length === 0 ? [['', '', '']] : CASES)(
    '%s: every row of %s is accounted for, twice the same',
    async (mapping, fileName, file) => {
      const store = await startTestStore()
      const { dir, remove } = temporaryFolder()
      copyFileSync(join(MAPPINGS, mapping), join(dir, 'sources.json'))
      copyFileSync(file, join(dir, fileName))
      const [source] = loadSources(join(dir, 'sources.json')).sources
      if (!source) throw new Error('the mapping names no source')
      const deps = { shelves: store.shelves, now: () => new Date(), newId: randomUUID }
      const first = await runSource(source, deps)
      const { read, accepted, refused, duplicate, skipped } = first.counts
      expect(first.state).toBe('published')
      expect(read).toBe(dataRows(file))
      expect(read).toBe(accepted + refused + duplicate + skipped)
      expect(first.changes.published).toBe(accepted)
      expect(refused / read).toBeLessThan(0.02)
      expect(await runSource(source, deps)).toMatchObject({ state: 'unchanged', counts: first.counts })
      // The same rows under other bytes are no change either.
      writeFileSync(join(dir, fileName), Buffer.concat([readFileSync(file), Buffer.from('\n')]))
      expect(await runSource(source, deps)).toMatchObject({ state: 'unchanged', counts: { accepted } })
      await store.stop()
      remove()
    },
    120_000,
  )
})
