import { readFileSync } from 'node:fs'
import { open } from 'lmdb'
import { copyValues } from '../../../server/embedded/copyValues'
import { overflowOf, pagesToWrite, roughPages, type Shape, type Tally } from '../../../server/embedded/estimate'
import { shapeOf } from '../../../server/embedded/shape'
import { Random } from '../../../server/sample/random'
import { temporaryFolder } from '../../support/store'

const ROUNDS = 80
const binary = { encoding: 'binary', keyEncoding: 'binary' } as const

/** Bytes that this process has written so far, by the system's count: the engine's own counts pages it has given up before it writes. */
const writtenBytes = (): number => Number(/^wchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1])

/**
 * Runs random transactions on an engine of its own, whose list of free pages takes several pages itself; returns estimates beside
 * what was written, and the keys and values that differ in the end from what was put.
 */
async function measure(random: Random) {
  const { dir, remove } = temporaryFolder()
  const root = open<Buffer, Buffer>({ path: dir, noSync: true, overlappingSync: false, ...binary })
  copyValues(root)
  const tree = (name: string) => root.openDB<Buffer, Buffer>({ name, ...binary })
  const trees = { documents: tree('documents'), entries: tree('entries'), catalogue: tree('catalogue') }
  const bytes = (length: number) => Buffer.alloc(length, Buffer.from(Array.from({ length: 10 }, () => random.int(0, 255))))
  const measured: { written: number; estimate: number; rough: number }[] = []
  const living = { documents: [] as Buffer[], entries: [] as Buffer[] }
  const values = new Map<string, Buffer>()
  for (let round = 0; round < ROUNDS; round++) {
    const before = writtenBytes()
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
          const value = Buffer.alloc(kind === 'documents' ? random.pick([100, 700, 1_500, 2_500, 30_000]) : 0, random.int(1, 255))
          const key = bytes(kind === 'documents' ? 10 : keyLength)
          if (kind === 'documents') tally.overflow += overflowOf(value.length, pageBytes)
          trees[kind].putSync(key, value)
          values.set(key.toString('latin1'), value)
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
    const written = Math.ceil((writtenBytes() - before) / shapeOf(trees).pageBytes)
    measured.push({ written, estimate: single + runs, rough: roughPages(tally) })
  }
  const differ = (['documents', 'entries'] as const).flatMap((kind) => {
    const kept = new Map([...trees[kind].getRange({})].map(({ key, value }) => [key.toString('latin1'), Buffer.from(value)]))
    const put = new Set(living[kind].map((key) => key.toString('latin1')))
    return [...new Set([...kept.keys(), ...put])].filter((key) => !put.has(key) || !kept.get(key)?.equals(values.get(key) as Buffer))
  })
  await root.close()
  remove()
  return { measured, differ }
}

const onLinux = process.platform === 'linux' ? it : it.skip

/**
 * lmdb 3 (3.2.6, 3.4.4 and 3.5.6 were tried) writes pages into the list of free ones twice in some of these, and refuses the commit after:
 * with seeds 20 and 26, for one.
 */
onLinux.each([1, 20, 26])(
  'never says fewer pages than a commit writes, not many times as many, and keeps all of it (seed %d)',
  async (seed) => {
    const { measured, differ } = await measure(new Random(seed))
    expect(measured.filter(({ written, estimate }) => written > estimate)).toEqual([])
    const sum = (key: 'written' | 'estimate') => measured.reduce((all, one) => all + one[key], 0)
    expect(sum('estimate') / sum('written')).toBeLessThan(4)
    expect(differ).toEqual([])
  },
)

it('knows a bound without a look at the trees', () => {
  expect(roughPages({ documents: 1, entries: 2, overflow: 3 })).toBe(3 * 32 + 3)
})
