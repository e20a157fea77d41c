import fc from 'fast-check'
import type { Doc } from '../../../../server/embedded/bson/values'
import { CommandError } from '../../../../server/embedded/errors'
import { compileFilter, parseFilter } from '../../../../server/embedded/query/match'
import { compileUpdate, upsertSeed } from '../../../../server/embedded/query/update'
import { GOLDEN, REFUSED } from '../golden'

/** What an update makes of a document, asked of the functions alone; the same golden cases go over the wire in `semantics.test.ts`. */

const updated = (doc: Doc, update: unknown, isInsert = false): Doc => compileUpdate(update)(doc, isInsert)

/** What went wrong, by its number and its words. */
function failure(act: () => unknown): { code: number; says: string } | null {
  try {
    act()
    return null
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    return { code: error.code, says: error.message }
  }
}

interface Part {
  q: object
  u: unknown
  multi?: boolean
}
// What is said of types and of how many changed shows behind the wire alone.
const updates = GOLDEN.flatMap((one) =>
  one.run.command === 'update' && (one.docsAfter || one.code !== undefined)
    ? [{ ...one, ...((one.run.updates as Part[])[0] as Part) }]
    : [],
)

it.each(updates.map((one) => [one.name, one] as const))('golden: %s', (_name, { docs, q, u, multi = false, docsAfter, code }) => {
  const run = (): Doc[] => {
    const matching = docs.filter(compileFilter(parseFilter(q)))
    if (matching.length === 0) return [updated(upsertSeed(parseFilter(q)), u, true)]
    const meant = multi ? matching : matching.slice(0, 1)
    return docs.map((doc) => (meant.includes(doc) ? updated(doc, u) : doc))
  }
  if (code === undefined) expect(run()).toEqual(docsAfter)
  else expect(failure(run)?.code).toBe(code)
})

it.each(REFUSED.filter(({ run }) => run.command === 'update').map((one) => [one.name, one] as const))(
  'refuses %s, by name',
  (_name, { run, says }) => {
    expect(failure(() => updated({ _id: 1, a: [1] }, (run.updates as Part[])[0]?.u))).toEqual({
      code: 238,
      says: expect.stringMatching(says),
    })
  },
)

it.each<[string, Doc, object, Doc]>([
  ['a value', { a: 1 }, { $set: { a: 2 } }, { a: 2 }],
  ['a value on a way that is there', { a: { x: 1 } }, { $set: { 'a.b.c': 2 } }, { a: { x: 1, b: { c: 2 } } }],
  ['nothing more', { a: 1, b: { c: 1, d: 2 } }, { $unset: { a: '', 'b.c': '' } }, { b: { d: 2 } }],
  ['nothing of what was never there', { a: 1, b: 5 }, { $unset: { c: '', 'd.e': '', 'b.f': '' } }, { a: 1, b: 5 }],
  ['a sum', { a: 1 }, { $inc: { a: -3, b: 2 } }, { a: -2, b: 2 }],
  ['a sum of whole numbers as large as they are', { a: 2n ** 60n }, { $inc: { a: 1 } }, { a: 2n ** 60n + 1n }],
  ['a sum with a fraction as a fraction', { a: 2n, b: 0.5 }, { $inc: { a: 0.5, b: 2n } }, { a: 2.5, b: 2.5 }],
  ['a list one longer', { a: [1] }, { $push: { a: 2, b: 3 } }, { a: [1, 2], b: [3] }],
  ['a list longer by a list', { a: [1] }, { $push: { a: [2] } }, { a: [1, [2]] }],
  ['a list longer by a document', { a: [1] }, { $push: { a: { x: 1 } } }, { a: [1, { x: 1 }] }],
  ['a list longer by each', { a: [1] }, { $push: { a: { $each: [1, 2] } } }, { a: [1, 1, 2] }],
  ['a set', { a: [1] }, { $addToSet: { a: 1, b: 2 } }, { a: [1], b: [2] }],
  ['a set by each, told by what they hold', { a: [{ x: 1 }] }, { $addToSet: { a: { $each: [{ x: 1 }, { x: 2 }, { x: 2 }] } } }, { a: [{ x: 1 }, { x: 2 }] }],
  ['several things at once', { a: 1, b: 1 }, { $set: { c: 1 }, $unset: { a: '' }, $inc: { b: 1 } }, { b: 2, c: 1 }],
  ['what has an inherited name', {}, { $inc: { constructor: 1 }, $push: { toString: 1 }, $set: { 'valueOf.x': 1 } }, { constructor: 1, toString: [1], valueOf: { x: 1 } }],
])('makes %s', (_name, doc, update, after) => expect(updated(doc, update)).toEqual(after)) // prettier-ignore

it('sets only at an insert what is for an insert', () => {
  const update = { $set: { a: 1 }, $setOnInsert: { b: 2 } }
  expect([updated({ a: 0 }, update), updated({ a: 0 }, update, true)]).toEqual([{ a: 1 }, { a: 1, b: 2 }])
})

it('keeps the id, or gives one to what has none', () => {
  expect(updated({ _id: 1, a: 1 }, { $set: { _id: 1, a: 2 } })).toEqual({ _id: 1, a: 2 })
  expect(updated({}, { $set: { _id: 1 } }, true)).toEqual({ _id: 1 })
  for (const update of [{ $set: { _id: 2 } }, { $unset: { _id: '' } }])
    expect(failure(() => updated({ _id: 1 }, update))).toEqual({
      code: 66,
      says: `Performing an update on the path '_id' would modify the immutable field '_id'`,
    })
})

it('leaves the document, and what it is told, as they were', () => {
  const doc = { _id: 1, a: { b: [1] }, c: [{ d: 1 }] }
  const update = { $set: { e: { f: [1] } }, $push: { 'a.b': { g: 1 } } }
  const [docBefore, updateBefore] = [structuredClone(doc), structuredClone(update)]
  const after = updated(doc, update)
  ;((after.e as Doc).f as unknown[]).push(2)
  ;((after.c as Doc[])[0] as Doc).d = 2
  ;(((after.a as Doc).b as Doc[])[1] as Doc).g = 2
  expect([doc, update]).toEqual([docBefore, updateBefore])
})

const NUMBERS = 'Cannot increment with non-numeric argument: {a}'
it.each<[string, Doc, unknown, number, string]>([
  ['what is no document', {}, 1, 9, 'an update must be a document'],
  ['nothing', {}, {}, 238, 'a replacement update'],
  ['an operator of no fields', {}, { $set: 1 }, 9, 'Modifiers operate on fields but a value was given to $set'],
  ['an operator by an inherited name', {}, { $constructor: {} }, 238, 'the update operator $constructor'],
  ['a sum with a text', {}, { $inc: { a: '1' } }, 14, NUMBERS],
  ['a sum of a text', { a: '1' }, { $inc: { a: 1 } }, 14, 'Cannot apply $inc to a value of non-numeric type: {a}'],
  [
    'a sum beyond the largest',
    { a: 2n ** 63n - 1n },
    { $inc: { a: 1 } },
    2,
    'Failed to apply $inc operations: the result is outside int64',
  ],
  ['a list of what is none', { a: 1 }, { $push: { a: 1 } }, 2, `The field 'a' must be an array for $push`],
  ['a set of what is none', { a: 1 }, { $addToSet: { a: 1 } }, 2, `The field 'a' must be an array for $addToSet`],
  ['each of what is no list', {}, { $push: { a: { $each: 1 } } }, 2, '$each of $push needs an array'],
  ['each of what is no set', {}, { $addToSet: { a: { $each: 1 } } }, 2, '$each of $addToSet needs an array'],
  ['each with more', {}, { $addToSet: { a: { $each: [], $slice: 1, $sort: 1 } } }, 238, '$addToSet with $slice, $sort'],
  ['a way through a value', { a: 1 }, { $set: { 'a.b': 1 } }, 2, 'Cannot create field in element {a}'],
  ['a way through an array', { a: [{ b: 1 }] }, { $set: { 'a.b': 1 } }, 238, 'the update path a.b through an array'],
  ['the same path twice', {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40, `Updating the path 'a' would create a conflict at 'a'`],
  ['a path within another', {}, { $set: { 'a.b.c': 1, 'a.b': 2 } }, 40, `Updating the path 'a.b.c' would create a conflict at 'a.b'`],
])('refuses %s', (_name, doc, update, code, says) =>
  expect(failure(() => updated(doc, update))).toEqual({ code, says: expect.stringContaining(says) }),
)

it('lets paths stand side by side, whose names begin alike', () =>
  expect(updated({}, { $set: { a: 1, ab: 2, 'b.a': 3, 'b.ab': 4 } })).toEqual({ a: 1, ab: 2, b: { a: 3, ab: 4 } }))

describe('what an upsert begins with', () => {
  const seed = (filter: object) => upsertSeed(parseFilter(filter))
  it('is what the filter says must be equal', () => {
    expect(
      seed({ a: 1, 'b.c': { x: 1 }, d: { $eq: 2 }, e: { $gt: 1 }, f: { $in: [1] }, $and: [{ g: 3 }], $or: [{ h: 4 }, { h: 5 }] }),
    ).toEqual({
      a: 1,
      b: { c: { x: 1 } },
      d: 2,
      g: 3,
    })
  })
  it('cannot be two things', () =>
    expect(failure(() => seed({ $and: [{ 'a.b': 1 }, { 'a.b': 1 }] }))).toEqual({
      code: 54,
      says: `cannot infer query fields to set, path 'a.b' is matched twice`,
    }))
  it('is its own', () => {
    const filter = { a: { x: [1] } }
    ;((seed(filter).a as Doc).x as unknown[]).push(2)
    expect(filter).toEqual({ a: { x: [1] } })
  })
})

it('adds what it adds to a set once, whatever the set', () => {
  const Value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('a', null, true), fc.record({ x: fc.integer({ min: 0, max: 1 }) }))
  fc.assert(
    fc.property(fc.uniqueArray(Value, { selector: (value) => JSON.stringify(value) }), fc.array(Value), (before, added) => {
      const { a } = updated({ a: before }, { $addToSet: { a: { $each: added } } }) as { a: unknown[] }
      const texts = a.map((one) => JSON.stringify(one))
      expect(new Set(texts).size).toBe(texts.length)
      expect([...texts].sort()).toEqual([...new Set([...before, ...added].map((one) => JSON.stringify(one)))].sort())
    }),
  )
})
