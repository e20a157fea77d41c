import { open, type RootDatabase } from 'lmdb'
import { overflowOf, pagesToWrite, roughPages, type Shape, type Tally } from '../../../server/embedded/estimate'
import { shapeOf } from '../../../server/embedded/shape'
import { Random } from '../../../server/sample/random'
import { temporaryFolder } from '../../support/store'

const ROUNDS = 80
const binary = { encoding: 'binary', keyEncoding: 'binary' } as const

const writtenBy = (root: RootDatabase<Buffer, Buffer>): number => (root.getStats() as { pagesWritten: number }).pagesWritten

/** Runs random transactions on an engine of its own that counts what it writes; returns estimates beside the truth. */
async function measure(random: Random) {
  const { dir, remove } = temporaryFolder()
  // The package counts where it is asked to, which its types do not say.
  const counting = { trackMetrics: true }
  const root = open<Buffer, Buffer>({ path: dir, noSync: true, overlappingSync: false, ...counting, ...binary })
  const tree = (name: string) => root.openDB<Buffer, Buffer>({ name, ...binary })
  const trees = { documents: tree('documents'), entries: tree('entries'), catalogue: tree('catalogue') }
  const bytes = (length: number) => Buffer.alloc(length, Buffer.from(Array.from({ length: 10 }, () => random.int(0, 255))))
  const measured: { written: number; estimate: number; rough: number }[] = []
  const living = { documents: [] as Buffer[], entries: [] as Buffer[] }
  for (let round = 0; round < ROUNDS; round++) {
    const before = writtenBy(root)
    const tally: Tally = { documents: 0, entries: 0, overflow: 0 }
    const keyLength = random.pick([12, 40, 1_400])
    // A reader of an older state keeps the engine from using what is free.
    const reader = random.chance(0.3) ? trees.documents.useReadTransaction() : undefined
    let shape: Shape | undefined
    root.transactionSync(() => {
      const removes = random.chance(0.4)
      const pageBytes = shapeOf(trees).pageBytes
      for (let i = random.pick([1, 20, 400]); i > 0; i--) {
        for (const kind of ['documents', 'entries', 'entries', 'entries'] as const) {
          tally[kind]++
          const gone = removes && living[kind].length > 0 ? living[kind].splice(random.int(0, living[kind].length - 1), 1)[0] : undefined
          if (gone) {
            trees[kind].removeSync(gone)
            continue
          }
          const value = Buffer.alloc(kind === 'documents' ? random.pick([100, 700, 1_500, 2_500, 30_000]) : 0, 1)
          const key = bytes(kind === 'documents' ? 10 : keyLength)
          if (kind === 'documents') tally.overflow += overflowOf(value.length, pageBytes)
          trees[kind].putSync(key, value)
          living[kind].push(key)
        }
      }
      if (random.chance(0.1)) {
        // As a collection is dropped: a stretch of neighbours, in order.
        const from = random.int(0, 255)
        for (const kind of ['documents', 'entries'] as const) {
          const range = { start: Buffer.from([from]), end: Buffer.from([Math.min(from + random.int(1, 100), 255)]) }
          for (const key of [...trees[kind].getKeys(range)]) trees[kind].removeSync(key)
          tally[kind] += 2
          living[kind] = [...trees[kind].getKeys({})].map((key) => Buffer.from(key))
        }
      }
      trees.catalogue.putSync(Buffer.from('counters'), bytes(300))
      shape = shapeOf(trees)
    })
    reader?.done()
    const { single, runs } = pagesToWrite(tally, shape as unknown as Shape)
    measured.push({ written: writtenBy(root) - before, estimate: single + runs, rough: roughPages(tally) })
  }
  await root.close()
  remove()
  return measured
}

it('never says fewer pages than a commit writes, and not many times as many', async () => {
  const seed = Date.now() % 100_000
  const measured = await measure(new Random(seed))
  expect(measured.filter(({ written, estimate }) => written > estimate).map((one) => ({ seed, ...one }))).toEqual([])
  const sum = (key: 'written' | 'estimate') => measured.reduce((all, one) => all + one[key], 0)
  expect(sum('estimate') / sum('written')).toBeLessThan(4)
  process.stdout.write(`pages estimated for each page written: ${(sum('estimate') / sum('written')).toFixed(2)}\n`)
})

it('knows a bound without a look at the trees', () => {
  expect(roughPages({ documents: 1, entries: 2, overflow: 3 })).toBe(3 * 32 + 3)
})
