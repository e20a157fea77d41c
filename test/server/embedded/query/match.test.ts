import { Binary, ObjectId } from 'bson'
import type { Doc } from '../../../../server/embedded/bson/values'
import { CommandError } from '../../../../server/embedded/errors'
import { compileFilter, parseFilter } from '../../../../server/embedded/query/match'
import { compileSort, parseSort } from '../../../../server/embedded/query/sort'
import { GOLDEN, REFUSED } from '../golden'

/** Which documents a filter finds, asked of the functions alone; the same golden cases go over the wire in `semantics.test.ts`. */

const found = (filter: unknown, docs: readonly Doc[]): unknown[] => docs.filter(compileFilter(parseFilter(filter))).map(({ _id }) => _id)

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

it.each(GOLDEN.filter(({ run, ids }) => run.command === 'find' && ids).map((one) => [one.name, one] as const))(
  'golden: %s',
  (_name, { docs, run, ids }) => {
    const {
      filter,
      sort = {},
      skip = 0,
      limit = docs.length,
    } = run as Partial<Record<string, unknown>> & { sort?: object; skip?: number; limit?: number }
    const ordered = [...docs].sort(compileSort(parseSort(sort)))
    expect(found(filter, ordered).slice(skip, skip + limit)).toEqual(ids)
  },
)

it.each(REFUSED.filter(({ name }) => /^(filter|a regular)/.test(name)).map((one) => [one.name, one] as const))(
  'refuses %s, by name, before any document is read',
  (_name, { run, says }) => {
    expect(failure(() => parseFilter(run.filter))).toEqual({ code: 238, says: expect.stringMatching(says) })
  },
)

const AT = (day: number) => new Date(Date.UTC(2026, 0, day))
const VALUES: Doc[] = [
  { _id: 'nothing' },
  { _id: 'null', a: null },
  { _id: '1', a: 1 },
  { _id: '2', a: 2 },
  { _id: 'many', a: [1, 3] },
  { _id: 'none', a: [] },
  { _id: 'text', a: '2' },
  { _id: 'NaN', a: NaN },
  { _id: 'yes', a: true },
  { _id: 'day', a: AT(2) },
  { _id: 'document', a: { x: 1 } },
]

it.each<[string, unknown, string[]]>([
  ['everything by nothing', {}, VALUES.map(({ _id }) => String(_id))],
  ['a value, and arrays that hold it', { a: 1 }, ['1', 'many']],
  ['a whole array', { a: [1, 3] }, ['many']],
  ['an array with nothing in it', { a: [] }, ['none']],
  ['a document', { a: { x: 1 } }, ['document']],
  ['what is null or missing', { a: null }, ['nothing', 'null']],
  ['what is null, missing or one of several', { a: { $in: [null, 2] } }, ['nothing', 'null', '2']],
  ['nothing in no values', { a: { $in: [] } }, []],
  ['what is more', { a: { $gt: 1 } }, ['2', 'many']],
  ['what is as much or more', { a: { $gte: 2 } }, ['2', 'many']],
  ['what is less', { a: { $lt: 2 } }, ['1', 'many']],
  ['what is as much or less', { a: { $lte: 1 } }, ['1', 'many']],
  ['no number beside what is none', { a: { $gte: NaN } }, ['NaN']],
  ['nothing that is more than null', { a: { $gt: null } }, []],
  ['nothing that is less than null', { a: { $lt: null } }, []],
  ['null and missing as not less than null', { a: { $gte: null } }, ['nothing', 'null']],
  ['null and missing as not more than null', { a: { $lte: null } }, ['nothing', 'null']],
  ['texts among texts', { a: { $gt: '1' } }, ['text']],
  ['days among days', { a: { $gt: AT(1), $lte: AT(2) } }, ['day']],
  ['what is there, be it null', { a: { $exists: true } }, VALUES.slice(1).map(({ _id }) => String(_id))],
  ['what is there, by any word for yes', { a: { $exists: 1 } }, VALUES.slice(1).map(({ _id }) => String(_id))],
  ['what is not there', { a: { $exists: false } }, ['nothing']],
  ['all of several tests', { a: { $gt: 0, $lt: 2 } }, ['1', 'many']],
  ['all of several parts', { $and: [{ a: { $gt: 1 } }, { a: { $lt: 3 } }] }, ['2', 'many']],
  ['any of several', { $or: [{ a: 2 }, { a: '2' }] }, ['2', 'text']],
  ['any of several, beside what all must be', { a: { $gt: 0 }, $or: [{ a: 2 }, { a: '2' }] }, ['2']],
  ['any of several in each of two', { $and: [{ $or: [{ a: 1 }, { a: 2 }] }, { $or: [{ a: 2 }, { a: 3 }] }] }, ['2', 'many']],
])('finds %s', (_name, filter, ids) => expect(found(filter, VALUES)).toEqual(ids))

it('finds along a path, within arrays too, and null where an element has not the field', () => {
  const docs: Doc[] = [
    { _id: 'one', e: { u: 1 } },
    { _id: 'several', e: [{ u: 2 }, { v: 1 }, 7] },
    { _id: 'no document', e: 5 },
    { _id: 'nothing' },
  ]
  expect(found({ 'e.u': { $in: [1, 2] } }, docs)).toEqual(['one', 'several'])
  expect(found({ 'e.u': null }, docs)).toEqual(['several', 'no document', 'nothing'])
  expect(found({ 'e.u': { $exists: false } }, docs)).toEqual(['no document', 'nothing'])
  expect(found({ 'e.u': { $exists: true } }, docs)).toEqual(['one', 'several'])
  expect(found({ 'e.u': { $gte: null } }, docs)).toEqual(['several', 'no document', 'nothing'])
})

it('tells ids and bytes by what they hold', () => {
  const [one, other] = [new ObjectId(), new ObjectId()]
  const bytes = (...all: number[]) => new Binary(Uint8Array.from(all))
  const docs: Doc[] = [
    { _id: 1, a: one },
    { _id: 2, a: bytes(1, 2) },
  ]
  expect([found({ a: new ObjectId(one.toHexString()) }, docs), found({ a: other }, docs)]).toEqual([[1], []])
  expect([found({ a: bytes(1, 2) }, docs), found({ a: bytes(1, 3) }, docs)]).toEqual([[2], []])
})

it('takes a filter apart into what must hold and of what one must', () => {
  expect(parseFilter({ a: 1, b: { $gt: 1, $lt: 2 }, $and: [{ c: { $in: [1] } }, { $or: [{ d: 1 }] }], $or: [{ e: 1 }] })).toEqual({
    all: [
      { path: 'a', operator: '$eq', operand: 1 },
      { path: 'b', operator: '$gt', operand: 1 },
      { path: 'b', operator: '$lt', operand: 2 },
      { path: 'c', operator: '$in', operand: [1] },
    ],
    any: [
      [{ all: [{ path: 'd', operator: '$eq', operand: 1 }], any: [] }],
      [{ all: [{ path: 'e', operator: '$eq', operand: 1 }], any: [] }],
    ],
  })
  // A document without an operator is a value.
  expect(parseFilter({ a: { x: { $y: 1 } }, b: {} }).all).toEqual([
    { path: 'a', operator: '$eq', operand: { x: { $y: 1 } } },
    { path: 'b', operator: '$eq', operand: {} },
  ])
})

it.each<[string, unknown, number, string]>([
  ['what is no document', [], 2, 'a filter must be a document'],
  ['a part that is none', { $and: [1] }, 2, 'a filter must be a document'],
  ['no parts', { $and: [] }, 2, '$and must be a non-empty array'],
  ['parts that are no list', { $and: {} }, 2, '$and must be a non-empty array'],
  ['no alternatives', { $or: [] }, 2, '$or must be a non-empty array'],
  ['several values that are no list', { a: { $in: 1 } }, 2, '$in needs an array'],
  ['a value beside operators', { a: { $gt: 1, b: 2 } }, 238, 'the embedded store does not support the filter operator b; set MONGODB_URI to use a real MongoDB'],
  ['an operator of the whole', { $nor: [{}] }, 238, 'the embedded store does not support the filter operator $nor; set MONGODB_URI to use a real MongoDB'],
  ['a place in an array', { 'a.0': 1 }, 238, 'the embedded store does not support the path a.0; set MONGODB_URI to use a real MongoDB'],
])('refuses %s', (_name, filter, code, says) => expect(failure(() => parseFilter(filter))).toEqual({ code, says })) // prettier-ignore
