import fc from 'fast-check'
import type { Doc } from '../../../server/embedded/bson/values'
import { entriesOf, type IndexInfo } from '../../../server/embedded/indexes'
import { planQuery, type Plan } from '../../../server/embedded/planner'
import { compileFilter, parseFilter } from '../../../server/embedded/query/match'
import { compileSort, type SortSpec } from '../../../server/embedded/query/sort'

/** What a plan offers of some documents, by the keys alone: never too little, and no more than its index can tell. */

type Key = Record<string, 1 | -1>
const specOf = (key: Key): SortSpec => Object.entries(key)

/** An index over documents, as the store keeps it. */
function indexOf(key: Key, docs: readonly Doc[], { unique = false, name = Object.keys(key).join('_') } = {}): IndexInfo {
  const index: IndexInfo = { name, number: 1, key: specOf(key), unique, multikey: false, unordered: false }
  const entries = docs.map((doc) => entriesOf(index, doc))
  return { ...index, multikey: entries.some(({ multikey }) => multikey), unordered: entries.some(({ unordered }) => unordered) }
}

/** The ids a plan offers, in the order in which the store reads them; a range is half-open. */
function offered({ index, ranges, reverse }: Plan, docs: readonly Doc[]): unknown[] {
  const entries = docs.flatMap((doc) => entriesOf(index, doc).keys.map((key) => ({ key, id: doc._id })))
  const found = ranges.flatMap(({ low, high }) =>
    entries
      .filter(({ key }) => Buffer.compare(low, key) <= 0 && Buffer.compare(key, high) < 0)
      .sort((a, b) => Buffer.compare(a.key, b.key)),
  )
  const ids = [...new Set(found.map(({ id }) => id))]
  return reverse ? ids.reverse() : ids
}

const planOf = (key: Key, docs: readonly Doc[], filter: object, sort: Key = {}) =>
  planQuery([indexOf(key, docs)], parseFilter(filter), specOf(sort))

/** What an index offers for a filter: ids, or null where it is of no use. */
const offeredBy = (key: Key, docs: readonly Doc[], filter: object, sort: Key = {}) => {
  const plan = planOf(key, docs, filter, sort)
  return plan && offered(plan, docs)
}

const DAY = (day: number) => new Date(Date.UTC(2026, 0, day))
const MIXED: Doc[] = [
  { _id: 'nothing' },
  { _id: 'null', a: null },
  { _id: '1', a: 1 },
  { _id: '2', a: 2 },
  { _id: '3', a: 3 },
  { _id: 'text 2', a: '2' },
  { _id: 'text 20', a: '20' },
  { _id: 'true', a: true },
  { _id: 'day 1', a: DAY(1) },
  { _id: 'day 2', a: DAY(2) },
]

describe('by one field', () => {
  it.each<[string, object, string[]]>([
    ['equality finds the value', { a: 2 }, ['2']],
    ['equality with null finds what is missing too', { a: null }, ['nothing', 'null']],
    ['several values are as many ranges', { a: { $in: [3, 1] } }, ['1', '3']],
    ['a value asked for twice is one', { a: { $in: [2, 2] } }, ['2']],
    ['no values find nothing', { a: { $in: [] } }, []],
    ['a lower bound keeps to its type, and is taken with its own value', { a: { $gt: 2 } }, ['2', '3']],
    ['so does one that includes it', { a: { $gte: 2 } }, ['2', '3']],
    ['an upper bound keeps to its type too', { a: { $lt: 2 } }, ['1', '2']],
    ['an upper bound includes what begins with it: the matcher parts them', { a: { $lte: '2' } }, ['text 2']],
    ['both bounds meet', { a: { $gt: 1, $lt: 3 } }, ['1', '2', '3']],
    ['the narrower of two lower bounds holds', { $and: [{ a: { $gt: 1 } }, { a: { $gte: 3 } }] }, ['3']],
    ['whichever comes first', { $and: [{ a: { $gte: 3 } }, { a: { $gt: 1 } }] }, ['3']],
    ['the narrower of two upper bounds holds', { $and: [{ a: { $lt: 3 } }, { a: { $lte: 1 } }] }, ['1']],
    ['whichever comes first, too', { $and: [{ a: { $lte: 1 } }, { a: { $lt: 3 } }] }, ['1']],
    ['days are a type of their own', { a: { $gte: DAY(2) } }, ['day 2']],
    ['an equality beside a range is the narrower', { $and: [{ a: { $gt: 1 } }, { a: 3 }] }, ['3']],
  ])('%s', (_name, filter, ids) => {
    expect(offeredBy({ a: 1 }, MIXED, filter)).toEqual(ids)
    expect(offeredBy({ a: -1 }, MIXED, filter)?.sort()).toEqual([...ids].sort())
  })

  it.each<[string, object]>([
    ['another field', { b: 1 }],
    ['nothing at all', {}],
    ['whether a field is there', { a: { $exists: true } }],
    ['a document', { a: { x: 1 } }],
    ['an array', { a: [1] }],
    ['an array among several values', { a: { $in: [1, [2]] } }],
    ['a range of null', { a: { $gte: null } }],
    ['a range of what is no number', { a: { $gt: NaN } }],
    ['a range of a document', { a: { $gt: { x: 1 } } }],
    ['one of several alternatives', { $or: [{ a: 1 }, { b: 1 }] }],
  ])('an index is of no use where the filter asks by %s', (_name, filter) => expect(planOf({ a: 1 }, MIXED, filter)).toBeNull())

  it('a bound that is longer than any key is left to the matcher', () => {
    const long = 'x'.repeat(1_400)
    expect(planOf({ a: 1 }, MIXED, { a: long })).toBeNull()
    expect(planOf({ a: 1 }, MIXED, { a: { $gt: long } })).toBeNull()
    // Of 1,400 bytes in all one says the type, and two end the text.
    expect(planOf({ a: 1 }, MIXED, { a: 'x'.repeat(1_397) })).not.toBeNull()
    expect(planOf({ a: 1 }, MIXED, { a: { $gt: 'x'.repeat(1_397) } })).not.toBeNull()
    expect(planOf({ a: 1 }, MIXED, { a: 'x'.repeat(1_398) })).toBeNull()
    expect(planOf({ a: 1 }, MIXED, { a: { $lt: 'x'.repeat(1_398) } })).toBeNull()
  })

  it('five hundred ranges are read, and not one more', () => {
    const values = (count: number) => Array.from({ length: count }, (_, i) => i)
    expect(planOf({ a: 1 }, MIXED, { a: { $in: values(500) } })?.ranges).toHaveLength(500)
    expect(planOf({ a: 1 }, MIXED, { a: { $in: values(501) } })).toBeNull()
    const both = { a: 1, b: 1 } as const
    expect(planOf(both, MIXED, { a: { $in: values(20) }, b: { $in: values(25) } })?.ranges).toHaveLength(500)
    expect(planOf(both, MIXED, { a: { $in: values(20) }, b: { $in: values(26) } })?.ranges).toHaveLength(20)
  })

  it('ranges are read from the lowest on, each once', () => {
    const { ranges } = planOf({ a: 1 }, MIXED, { a: { $in: [3, 1, '2', 2] } }) as Plan
    expect(ranges.map(({ low }) => low)).toEqual(ranges.map(({ low }) => low).sort(Buffer.compare))
    ranges.forEach(({ low, high }) => expect(Buffer.compare(low, high)).toBeLessThan(0))
  })
})

const PAIRS: Doc[] = [1, 2, 3].flatMap((a) => [1, 2, 3].map((b) => ({ _id: `${a}${b}`, a, b, c: 4 - b })))

describe('by several fields', () => {
  it.each<[string, Key, object, string[]]>([
    ['equalities narrow one after the other', { a: 1, b: 1 }, { a: 2, b: 3 }, ['23']],
    ['several values on each are every pair', { a: 1, b: 1 }, { a: { $in: [1, 3] }, b: { $in: [2, 3] } }, ['12', '13', '32', '33']],
    ['a range follows an equality', { a: 1, b: 1 }, { a: 2, b: { $gte: 2 } }, ['22', '23']],
    ['a range against the direction of its field', { a: 1, b: -1 }, { a: 2, b: { $gte: 2 } }, ['23', '22']],
    ['a range of a descending field has its other end too', { a: 1, b: -1 }, { a: 2, b: { $lt: 2 } }, ['22', '21']],
    ['an equality alone takes the whole of its value', { a: 1, b: -1 }, { a: 2 }, ['23', '22', '21']],
    ['what follows a range is left to the matcher', { a: 1, b: 1 }, { a: { $gte: 3 }, b: 1 }, ['31', '32', '33']],
  ])('%s', (_name, key, filter, ids) => expect(offeredBy(key, PAIRS, filter)).toEqual(ids))

  it('the second field alone is of no use', () => expect(planOf({ a: 1, b: 1 }, PAIRS, { b: 1 })).toBeNull())
})

describe('in order', () => {
  const order = (key: Key, filter: object, sort: Key, docs = PAIRS) => {
    const plan = planOf(key, docs, filter, sort)
    return plan && { ordered: plan.ordered, reverse: plan.reverse }
  }
  const FORWARD = { ordered: true, reverse: false }
  const BACKWARD = { ordered: true, reverse: true }
  const NARROWED = { ordered: false, reverse: false }

  it.each<[string, Key, object, Key, object | null]>([
    ['along its fields', { a: 1, b: 1 }, {}, { a: 1, b: 1 }, FORWARD],
    ['along the first of them', { a: 1, b: 1 }, {}, { a: 1 }, FORWARD],
    ['against all of them', { a: 1, b: -1 }, {}, { a: -1, b: 1 }, BACKWARD],
    ['not along one and against the other', { a: 1, b: 1 }, {}, { a: 1, b: -1 }, null],
    ['not by its second field', { a: 1, b: 1 }, {}, { b: 1 }, null],
    ['not by more fields than it has', { a: 1 }, {}, { a: 1, b: 1 }, null],
    ['behind what is fixed', { a: 1, b: 1 }, { a: 2 }, { b: 1 }, FORWARD],
    ['behind what is fixed, against it', { a: 1, b: 1 }, { a: 2 }, { b: -1 }, BACKWARD],
    ['by what is fixed, wherever it stands', { a: 1, b: 1 }, { a: 2 }, { b: 1, a: -1 }, FORWARD],
    ['by what is fixed alone', { a: 1 }, { a: 2 }, { a: -1 }, FORWARD],
    ['not by another field, which it only narrows', { a: 1, b: 1 }, { a: 2 }, { c: 1 }, NARROWED],
    ['not over several ranges', { a: 1, b: 1 }, { a: { $in: [1, 2] } }, { b: 1 }, NARROWED],
    ['over one value of several', { a: 1, b: 1 }, { a: { $in: [1, 1] } }, { b: 1 }, FORWARD],
    ['over a range of its own field', { a: 1, b: 1 }, { a: { $gt: 1 } }, { a: -1 }, BACKWARD],
    ['none is asked for', { a: 1 }, { a: 2 }, {}, NARROWED],
  ])('%s', (_name, key, filter, sort, expected) => expect(order(key, filter, sort)).toEqual(expected))

  it('never where a record holds several values, or a document', () => {
    expect(order({ a: 1 }, {}, { a: 1 }, [...PAIRS, { _id: 'many', a: [1, 2] }])).toBeNull()
    expect(order({ a: 1 }, {}, { a: 1 }, [...PAIRS, { _id: 'document', a: { x: 1 } }])).toBeNull()
  })
})

describe('where a record holds several values', () => {
  const docs: Doc[] = [
    { _id: 'low and high', a: [1, 9] },
    { _id: 'between', a: 4 },
    { _id: 'high', a: 9 },
  ]
  it('one bound is used: one value may pass the lower test and another the upper', () => {
    expect(offeredBy({ a: 1 }, docs, { a: { $gt: 5, $lt: 3 } })).toEqual(['low and high', 'high'])
    expect(offeredBy({ a: 1 }, docs, { a: { $lt: 3, $gt: 5 } })).toEqual(['low and high'])
  })
})

describe('the best of several indexes', () => {
  const chosen = (filter: object, sort: Key, ...indexes: IndexInfo[]) =>
    [indexes, [...indexes].reverse()].map((all) => planQuery(all, parseFilter(filter), specOf(sort))?.index.name)
  const on = (key: Key, options = {}) => indexOf(key, PAIRS, options)

  it.each<[string, object, Key, IndexInfo[], string]>([
    ['fixes more fields', { a: 1, b: 1 }, {}, [on({ a: 1 }), on({ a: 1, b: 1 })], 'a_b'],
    ['fixes a field rather than bounding one', { a: 1, b: { $gt: 1 } }, {}, [on({ b: 1 }), on({ a: 1 })], 'a'],
    ['fixes a field rather than giving the order', { a: 1 }, { b: 1 }, [on({ b: 1 }), on({ a: 1 })], 'a'],
    ['gives the order rather than bounding a field', { a: { $gt: 1 } }, { b: 1 }, [on({ a: 1 }), on({ b: 1 })], 'b'],
    ['bounds a field beside what it fixes', { a: 1, b: { $gt: 1 } }, {}, [on({ a: 1, c: 1 }), on({ a: 1, b: 1 })], 'a_b'],
    ['gives the order beside what it fixes', { a: 1 }, { b: 1 }, [on({ a: 1, c: 1 }), on({ a: 1, b: 1 })], 'a_b'],
    ['bounds and orders at once', { a: { $gt: 1 } }, { a: 1 }, [on({ b: 1 }), on({ a: 1 })], 'a'],
    ['names one record', { a: 1, b: 1, c: 1 }, { c: 1 }, [on({ a: 1, b: 1, c: 1 }), on({ a: 1 }, { unique: true, name: 'only' })], 'only'],
    [
      'is no unique one of which only a part is fixed',
      { a: 1, c: 1 },
      {},
      [on({ a: 1, c: 1 }), on({ a: 1, b: 1 }, { unique: true, name: 'only' })],
      'a_c',
    ],
  ])('%s', (_name, filter, sort, indexes, name) => expect(chosen(filter, sort, ...indexes)).toEqual([name, name]))

  it('is the first of two that are as good', () => {
    expect(chosen({ a: 1 }, {}, on({ a: 1, b: 1 }), on({ a: 1, c: 1 }))).toEqual(['a_b', 'a_c'])
  })

  it('is none where there is none', () => expect(planQuery([], parseFilter({ a: 1 }), [])).toBeNull())
})

it('never offers too little, and an order it promises is kept', () => {
  const Scalar = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: -2, max: 2 }) },
    { weight: 2, arbitrary: fc.constantFrom('', 'a', 'a\u0000', 'ab', '\u{20000}', null, true, NaN, -0.5, Infinity) },
  )
  const Value = fc.oneof({ weight: 3, arbitrary: Scalar }, { weight: 1, arbitrary: fc.array(Scalar, { maxLength: 3 }) })
  const Record = fc.record({ a: Value, b: Scalar }, { requiredKeys: [] })
  const Range = fc.record({ $gt: Scalar, $gte: Scalar, $lt: Scalar, $lte: Scalar }, { requiredKeys: [] })
  const Condition = fc.oneof(
    Scalar,
    fc.record({ $in: fc.array(Scalar, { maxLength: 3 }) }),
    Range.filter((range) => Object.keys(range).length > 0),
  )
  const Asked = fc.record({ a: Condition, b: Condition }, { requiredKeys: [] })
  const Order = fc.constantFrom<Key>({}, { a: 1 }, { b: -1 }, { a: 1, b: 1 }, { b: 1, a: -1 })
  const keys: Key[] = [{ a: 1 }, { a: 1, b: -1 }, { b: -1, a: 1 }]
  fc.assert(
    fc.property(fc.array(Record, { maxLength: 8 }), Asked, Order, (records, filter, sort) => {
      const docs: Doc[] = records.map((record, i) => ({ _id: i, ...record }))
      const matches = compileFilter(parseFilter(filter))
      for (const key of keys) {
        const plan = planOf(key, docs, filter, sort)
        if (!plan) continue
        const ids = offered(plan, docs)
        const wanted = docs.filter(matches)
        expect(ids).toEqual(expect.arrayContaining(wanted.map(({ _id }) => _id)))
        if (!plan.ordered) continue
        const order = compileSort(specOf(sort))
        const read = ids.map((id) => docs[id as number] as Doc)
        for (let i = 1; i < read.length; i++) expect(order(read[i - 1] as Doc, read[i] as Doc)).toBeLessThanOrEqual(0)
      }
    }),
    { numRuns: 500 },
  )
})
