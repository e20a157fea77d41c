import fc from 'fast-check'
import type { Published } from '../../../server/read/published'
import { changesOf } from '../../../server/read/changes'
import { createWeek, linesOf, rangesOf, weekUpTo, within } from '../../../server/read/week'
import { KINDS, type Kind } from '../../../shared/kinds/index'
import { NEWS, OPERATIONS, codesOf, type News, type Operation } from '../../../shared/vocabulary'
import { useStore } from '../../support/useStore'

/** The counts of a week, held against a walk through every version of random histories. */

const at = useStore()
const DAY = '2026-05-20'
const KINDS_DRAWN = ['hazard', 'notice'] as const satisfies readonly Kind[]

it('parts numbers into ranges without a gap, and leaves none out', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(40)), (drawn) => {
      const numbers = [...drawn].sort((a, b) => a - b)
      const ranges = rangesOf(numbers)
      expect(ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i))).toEqual(numbers)
      expect(ranges.filter(({ first }, i) => i > 0 && first <= (ranges[i - 1]?.last ?? 0) + 1)).toEqual([])
    }),
  )
})

it('knows what each operation is to a reader, and takes a first reading for no news', () => {
  const every = new Map(codesOf(OPERATIONS).map((operation, i) => [operation, 10 ** i]))
  const lineOf = (isFirst: boolean) => linesOf([{ counts: new Map([['notice', every]]), isFirst }]).find(({ kind }) => kind === 'notice')
  expect(lineOf(false)).toEqual({ kind: 'notice', added: 1, changed: 10 + 100 + 10_000, ended: 1_000 + 100_000 + 1_000_000, first: 0 })
  expect(lineOf(true)).toEqual({ kind: 'notice', added: 0, changed: 0, ended: 1_000 + 100_000 + 1_000_000, first: 1 })
  expect(linesOf([]).map(({ kind }) => kind)).toEqual(codesOf(KINDS))
  expect(weekUpTo('2026-03-03')).toEqual({ from: '2026-02-25', to: '2026-03-03' })
})

interface DrawnEdition {
  source: string
  /** hours before or after the midnight in Shanghai at which the week begins */
  hours: number
  isPublished: boolean
  changes: { kind: (typeof KINDS_DRAWN)[number]; operation: Operation }[]
}

const drawnEdition: fc.Arbitrary<DrawnEdition> = fc.record({
  source: fc.constantFrom('one', 'two', 'three'),
  // A clock that was wrong by years now and then, else days around the week.
  hours: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: -60, max: 200 }) },
    { weight: 1, arbitrary: fc.constantFrom(-400_000, 40_000) },
  ),
  isPublished: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  changes: fc.array(fc.record({ kind: fc.constantFrom(...KINDS_DRAWN), operation: fc.constantFrom(...codesOf(OPERATIONS)) }), {
    maxLength: 5,
  }),
})

const WEEK_BEGINS = Date.parse('2026-05-14T00:00:00+08:00')

async function publish(drawn: readonly DrawnEdition[]): Promise<void> {
  const { editions, versions } = at.db
  await Promise.all([editions.collection.deleteMany({}), versions.collection.deleteMany({})])
  const docs = drawn.map(({ source, hours, isPublished }, i) => ({
    _id: i + 1,
    state: isPublished ? 'published' : 'prepared',
    sha256: `sum ${i}`,
    source,
    publishedAt: isPublished ? new Date(WEEK_BEGINS + hours * 3_600_000) : null,
  }))
  const changes = drawn.flatMap(({ changes: made }, i) =>
    made.map(({ kind, operation }, n) => {
      const id = `${i}-${n}`
      return { _id: `${kind}/${id}@${i + 1}`, kind, id, from: i + 1, to: 2_147_483_647, operation, body: null, state: 'active' }
    }),
  )
  await editions.collection.insertMany(docs as never[])
  if (changes.length > 0) await versions.collection.insertMany(changes as never[])
}

/** What counts as what, by a walk: written anew, and without the ranges and the memory of the reckoning. */
function walk(drawn: readonly DrawnEdition[], upTo: number): Map<string, string[]> {
  const found = new Map<string, string[]>()
  drawn.forEach(({ source, hours, isPublished, changes }, i) => {
    if (!isPublished || i + 1 > upTo || hours < 0 || hours >= 7 * 24) return
    const isFirst = drawn.findIndex((one) => one.source === source && one.isPublished) === i
    changes.forEach(({ kind, operation }, n) => {
      const isEnd = ['withdraw', 'expire', 'repair'].includes(operation)
      const news: News = isEnd ? 'ended' : operation === 'publish' ? (isFirst ? 'first' : 'added') : 'changed'
      if (isFirst && news === 'changed') return
      found.set(`${kind} ${news}`, [...(found.get(`${kind} ${news}`) ?? []), `${kind}/${i}-${n}@${i + 1}`])
    })
  })
  return found
}

it('counts what a walk counts, and lists exactly what it counts, whatever the clock said', async () => {
  const weekOf = createWeek(at.db)
  let counted = 0
  let runs = 0
  await fc.assert(
    fc.asyncProperty(fc.array(drawnEdition, { minLength: 1, maxLength: 9 }), fc.nat(2), async (drawn, ahead) => {
      await publish(drawn)
      const upTo = Math.max(1, drawn.length - ahead)
      const published = { edition: { _id: upTo }, day: DAY, tag: `${runs++}` } as unknown as Published
      // What a former history did is not remembered as this one's: its editions have other sums.
      await at.db.editions.collection.updateMany({}, { $set: { sha256: `sum of ${runs}` } })
      const expected = walk(drawn, upTo)
      const { from, to, lines } = await weekOf(published)
      for (const line of lines)
        for (const news of codesOf(NEWS))
          expect([line.kind, news, line[news]]).toEqual([line.kind, news, expected.get(`${line.kind} ${news}`)?.length ?? 0])
      for (const news of codesOf(NEWS)) {
        const span = await within(at.db, { from, to }, news, upTo)
        const listed = await changesOf(at.db, published, {}, { edition: upTo, skip: 0, limit: 100 }, span)
        const wanted = KINDS_DRAWN.flatMap((kind) => expected.get(`${kind} ${news}`) ?? [])
        expect(listed.map(({ version }) => version._id).sort()).toEqual(wanted.sort())
        counted += wanted.length
      }
    }),
    { numRuns: 15 },
  )
  // Enough that the walk was not idle, whatever is drawn.
  expect(counted).toBeGreaterThan(5)
})

it('reads an edition once, and again where records took other ids', async () => {
  const edition = (hours: number, changes: DrawnEdition['changes']) => ({ source: 'one', hours, isPublished: true, changes })
  await publish([edition(-48, []), edition(30, [{ kind: 'notice', operation: 'change' }])])
  const weekOf = createWeek(at.db)
  const published = (tag: string) => ({ edition: { _id: 2 }, day: DAY, tag }) as unknown as Published
  const changed = async (tag: string) => (await weekOf(published(tag))).lines.find(({ kind }) => kind === 'notice')?.changed
  expect(await changed('a')).toBe(1)
  await at.db.versions.collection.deleteMany({})
  expect(await changed('b')).toBe(1)
  await at.db.editions.updateOne({ _id: 2 }, { $set: { renames: true } })
  expect(await changed('b')).toBe(1)
  expect(await changed('c')).toBe(0)
})
