import fc from 'fast-check'
import { Store } from '../../../server/embedded/store'
import { encode, type Doc } from '../../../server/embedded/bson/values'
import { planQuery } from '../../../server/embedded/planner'
import { findDocuments } from '../../../server/embedded/query/find'
import { parseFilter } from '../../../server/embedded/query/match'
import { compileSort, type SortSpec } from '../../../server/embedded/query/sort'
import { temporaryFolder } from '../../support/store'

const Scalar = fc.oneof(
  // Mostly small numbers: bounds that meet and orders that tie are where a plan goes wrong.
  { weight: 6, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom('', 'a', 'ab', 'a\u0000', 'b', '中', '\u{20000}') },
  { weight: 1, arbitrary: fc.constantFrom(null, true, false, 0.5, -0.5, Infinity, NaN) },
  { weight: 1, arbitrary: fc.constantFrom(new Date(0), new Date(1)) },
)
const Value = fc.oneof({ weight: 2, arbitrary: Scalar }, { weight: 1, arbitrary: fc.array(Scalar, { maxLength: 3 }) })
// Only one path of an index may hold arrays; two are refused, here as in MongoDB.
const Document = fc.record(
  { a: Value, b: Scalar, c: fc.oneof(Value, fc.array(fc.record({ d: Scalar }, { requiredKeys: [] }), { maxLength: 2 })) },
  { requiredKeys: [] },
)
const Condition = fc.oneof(
  Scalar,
  fc.record({ $in: fc.array(Scalar, { maxLength: 3 }) }),
  fc
    .record({ $gt: Scalar, $gte: Scalar, $lt: Scalar, $lte: Scalar }, { requiredKeys: [] })
    .filter((range) => Object.keys(range).length > 0),
  fc.record({ $exists: fc.boolean() }),
)
const Filter = fc.record({ a: Condition, b: Condition, 'c.d': Condition }, { requiredKeys: [] })
const Sort = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c.d'), fc.constantFrom(1 as const, -1 as const)), {
  selector: ([path]) => path,
  maxLength: 2,
})

const INDEXES: SortSpec[] = [
  [['a', 1]],
  [
    ['a', 1],
    ['b', -1],
  ],
  [
    ['b', -1],
    ['a', 1],
  ],
  [
    ['c.d', 1],
    ['b', 1],
  ],
]

describe('a plan by index', () => {
  it('finds what a full scan finds, in the same order', () => {
    const { dir, remove } = temporaryFolder()
    const store = new Store(dir, { durable: false })
    let byIndex = 0
    let run = 0
    fc.assert(
      fc.property(
        fc.array(Document, { maxLength: 12 }),
        fc.array(fc.tuple(Filter, Sort), { minLength: 1, maxLength: 6 }),
        (docs, queries) => {
          const name = `db.c${run++}`
          const [plain, indexed] = store.write(() => {
            const made = [store.create(name + 'p'), store.create(name + 'i')] as const
            INDEXES.forEach((key, i) => store.createIndex(made[1], { name: String(i), key, unique: false }))
            docs.forEach((doc, i) => made.forEach((collection) => store.insert(collection, encode({ _id: i, ...doc }))))
            return made
          })
          for (const [filter, sort] of queries) {
            const plan = planQuery(indexed.indexes, parseFilter(filter), sort)
            if (plan) byIndex++
            const found = [...findDocuments(store, indexed, { filter, sort })].map(({ doc }) => doc)
            const expected = [...findDocuments(store, plain, { filter, sort })].map(({ doc }) => doc)
            expect(ids(found)).toEqual(ids(expected))
            const order = compileSort(sort)
            for (let i = 1; i < found.length; i++) expect(order(found[i - 1] as Doc, found[i] as Doc)).toBeLessThanOrEqual(0)
          }
          store.write(() => [plain, indexed].forEach((collection) => store.drop(collection)))
        },
      ),
      { numRuns: 1_000 },
    )
    expect(byIndex).toBeGreaterThan(500)
    return store.close().then(remove)
  }, 60_000)

  it('remembers after a reopen that an index holds arrays', async () => {
    const { dir, remove } = temporaryFolder()
    const before = new Store(dir, { durable: false })
    before.write(() => {
      const made = before.create('db.c')
      before.createIndex(made, { name: 'a', key: [['a', 1]], unique: false })
      before.insert(made, encode({ _id: 1, a: [1, 9] }))
    })
    await before.close()
    const after = new Store(dir, { durable: false })
    const collection = after.collection('db.c')
    expect(collection?.indexes.find((index) => index.name === 'a')?.multikey).toBe(true)
    expect([...findDocuments(after, collection, { filter: { a: { $gt: 5, $lt: 3 } } })]).toHaveLength(1)
    await after.close()
    remove()
  })
})

const ids = (docs: Doc[]): number[] => docs.map((doc) => doc._id as number).sort((a, b) => a - b)
