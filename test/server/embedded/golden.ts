import { Double } from 'bson'

/**
 * What a MongoDB answers, one case an entry: documents, an operation, the result. `source` says where the answer comes
 * from: `recorded` from a real server, or `documentation`. Run on the embedded store always, and on a real MongoDB
 * where one is given.
 */
export interface GoldenCase {
  name: string
  source: 'recorded' | 'documentation'
  docs: Record<string, unknown>[]
  indexes?: { key: Record<string, 1 | -1>; unique?: boolean }[]
  /** a database command without the collection's name; `find`, `update` and so on */
  run: { command: string } & Record<string, unknown>
  /** `_id`s in order for reads, or the documents left behind, or an error code */
  ids?: unknown[]
  docsAfter?: Record<string, unknown>[]
  batch?: Record<string, unknown>[]
  n?: number
  code?: number
  /** the documents left behind as canonical Extended JSON, with the types of their numbers and the order of their fields */
  typedAfter?: string[]
  /** what an update says it changed */
  nModified?: number
}

const at = (day: number) => new Date(Date.UTC(2026, 0, day))
const find = (filter: unknown, rest: Record<string, unknown> = {}) => ({ command: 'find', filter, ...rest })
const update = (q: unknown, u: unknown, rest: Record<string, unknown> = {}) => ({ command: 'update', updates: [{ q, u, ...rest }] })

/** Where `$merge` writes to: the collection of the case itself. */
export const ITSELF = '(itself)'
const merge = (stages: unknown[], rest: Record<string, unknown> = {}) => ({
  command: 'aggregate',
  pipeline: [...stages, { $merge: { into: ITSELF, on: '_id', whenMatched: 'keepExisting', whenNotMatched: 'insert', ...rest } }],
  cursor: {},
})
const parts = [
  { _id: 1, n: 1, lines: [{ v: { _id: 1, a: 'other' } }, { v: { _id: 2, a: [1, { b: at(1) }] } }] },
  { _id: 8, n: 2, lines: [{ v: { _id: 9, a: 'not asked for' } }] },
]
const innerOf = (lines: string) => [{ $match: { n: 1 } }, { $unwind: lines }, { $replaceRoot: { newRoot: `${lines}.v` } }]

const numbers = [{ _id: 1, a: 1 }, { _id: 2, a: 2 }, { _id: 3, a: null }, { _id: 4 }, { _id: 5, a: '2' }, { _id: 6, a: [2, 7] }]

export const GOLDEN: GoldenCase[] = [
  { name: '$eq finds the value and arrays that hold it', source: 'documentation', docs: numbers, run: find({ a: 2 }), ids: [2, 6] },
  { name: 'null finds null and missing', source: 'documentation', docs: numbers, run: find({ a: null }), ids: [3, 4] },
  { name: '$in with null finds missing too', source: 'documentation', docs: numbers, run: find({ a: { $in: [1, null] } }), ids: [1, 3, 4] },
  { name: 'ranges keep to the type of the operand', source: 'documentation', docs: numbers, run: find({ a: { $gte: 1 } }), ids: [1, 2, 6] },
  {
    name: 'two bounds on an array may be met by two elements',
    source: 'documentation',
    docs: numbers,
    run: find({ a: { $gt: 5, $lt: 3 } }),
    ids: [6],
  },
  { name: '$lt and $lte keep to the type too', source: 'documentation', docs: numbers, run: find({ a: { $lte: 1 } }), ids: [1] },
  { name: '$lte null finds null and missing', source: 'documentation', docs: numbers, run: find({ a: { $lte: null } }), ids: [3, 4] },
  { name: 'count counts what matches', source: 'documentation', docs: numbers, run: { command: 'count', query: { a: { $lt: 3 } } }, n: 3 },
  { name: '$exists false finds missing only', source: 'documentation', docs: numbers, run: find({ a: { $exists: false } }), ids: [4] },
  {
    name: '$exists true finds null too',
    source: 'documentation',
    docs: numbers,
    run: find({ a: { $exists: true } }),
    ids: [1, 2, 3, 5, 6],
  },
  { name: '$or takes any', source: 'documentation', docs: numbers, run: find({ $or: [{ a: 1 }, { _id: 5 }] }), ids: [1, 5] },
  { name: '$and takes all', source: 'documentation', docs: numbers, run: find({ $and: [{ a: 2 }, { _id: { $gt: 2 } }] }), ids: [6] },
  {
    name: 'types sort null, number, string, array by its smallest',
    source: 'documentation',
    docs: numbers,
    run: find({}, { sort: { a: 1, _id: 1 } }),
    ids: [3, 4, 1, 2, 6, 5],
  },
  {
    name: 'an array sorts downwards by its largest',
    source: 'documentation',
    docs: numbers,
    run: find({}, { sort: { a: -1, _id: 1 } }),
    ids: [5, 6, 2, 1, 3, 4],
  },
  {
    name: 'an empty array sorts before null',
    source: 'documentation',
    docs: [
      { _id: 1, a: null },
      { _id: 2, a: [] },
    ],
    run: find({}, { sort: { a: 1 } }),
    ids: [2, 1],
  },
  {
    name: 'equality of a document minds the order of its fields',
    source: 'documentation',
    docs: [
      { _id: 1, a: { x: 1, y: 2 } },
      { _id: 2, a: { y: 2, x: 1 } },
    ],
    run: find({ a: { x: 1, y: 2 } }),
    ids: [1],
  },
  {
    name: 'a dotted path enters arrays of documents',
    source: 'documentation',
    docs: [
      { _id: 1, e: [{ u: 'x' }, { u: 'y' }] },
      { _id: 2, e: { u: 'y' } },
      { _id: 3, e: [{ v: 'y' }] },
    ],
    run: find({ 'e.u': 'y' }),
    ids: [1, 2],
  },
  {
    name: 'a missing field of an array element counts as null',
    source: 'documentation',
    docs: [
      { _id: 1, e: [{ u: 1 }, { v: 2 }] },
      { _id: 2, e: [{ u: 1 }] },
    ],
    run: find({ 'e.u': null }),
    ids: [1],
  },
  {
    name: 'dates compare by time',
    source: 'documentation',
    docs: [
      { _id: 1, d: at(1) },
      { _id: 2, d: at(2) },
    ],
    run: find({ d: { $gt: at(1) } }),
    ids: [2],
  },
  {
    name: 'strings compare by code point, not by UTF-16',
    source: 'documentation',
    docs: [
      { _id: 1, s: '\uffee' },
      { _id: 2, s: '\u{20000}' },
    ],
    run: find({}, { sort: { s: 1 } }),
    ids: [1, 2],
  },
  {
    name: 'skip and limit follow the order',
    source: 'documentation',
    docs: numbers,
    run: find({}, { sort: { _id: -1 }, skip: 1, limit: 2 }),
    ids: [5, 4],
  },
  {
    name: 'inclusion keeps _id and nested order',
    source: 'documentation',
    docs: [{ _id: 1, a: { b: 1, c: 2 }, d: 3 }],
    run: find({}, { projection: { 'a.c': 1 } }),
    batch: [{ _id: 1, a: { c: 2 } }],
  },
  {
    name: 'inclusion can leave _id out',
    source: 'documentation',
    docs: [{ _id: 1, a: 1, b: 2 }],
    run: find({}, { projection: { b: 1, _id: 0 } }),
    batch: [{ b: 2 }],
  },
  {
    name: 'inclusion enters arrays',
    source: 'documentation',
    docs: [{ _id: 1, a: [{ x: 1, y: 2 }, 5, { y: 3 }] }],
    run: find({}, { projection: { 'a.x': 1 } }),
    batch: [{ _id: 1, a: [{ x: 1 }, {}] }],
  },
  {
    name: '$set makes the way to a path',
    source: 'documentation',
    docs: [{ _id: 1 }],
    run: update({ _id: 1 }, { $set: { 'a.b': 1 } }),
    docsAfter: [{ _id: 1, a: { b: 1 } }],
  },
  {
    name: '$unset of what is not there changes nothing',
    source: 'documentation',
    docs: [{ _id: 1, a: 1 }],
    run: update({ _id: 1 }, { $unset: { 'b.c': '' } }),
    docsAfter: [{ _id: 1, a: 1 }],
  },
  {
    name: '$inc begins at nothing',
    source: 'documentation',
    docs: [{ _id: 1 }],
    run: update({ _id: 1 }, { $inc: { a: 3 } }),
    docsAfter: [{ _id: 1, a: 3 }],
  },
  {
    name: '$inc of a text is an error',
    source: 'documentation',
    docs: [{ _id: 1, a: 'x' }],
    run: update({ _id: 1 }, { $inc: { a: 3 } }),
    code: 14,
  },
  {
    name: '$push appends one or each',
    source: 'documentation',
    docs: [{ _id: 1, a: [1] }],
    run: update({ _id: 1 }, { $push: { a: { $each: [2, 3] } } }),
    docsAfter: [{ _id: 1, a: [1, 2, 3] }],
  },
  {
    name: '$addToSet adds what is not there',
    source: 'documentation',
    docs: [{ _id: 1, a: [1] }],
    run: update({ _id: 1 }, { $addToSet: { a: { $each: [1, 2, 2] } } }),
    docsAfter: [{ _id: 1, a: [1, 2] }],
  },
  {
    name: 'an upsert begins with the equalities of its filter',
    source: 'documentation',
    docs: [],
    run: update({ _id: 7, 'a.b': 1, c: { $gt: 1 } }, { $set: { d: 2 }, $setOnInsert: { e: 3 } }, { upsert: true }),
    docsAfter: [{ _id: 7, a: { b: 1 }, d: 2, e: 3 }],
  },
  {
    name: '$setOnInsert does nothing to what is there',
    source: 'documentation',
    docs: [{ _id: 1, a: 1 }],
    run: update({ _id: 1 }, { $setOnInsert: { a: 2 }, $set: { b: 1 } }, { upsert: true }),
    docsAfter: [{ _id: 1, a: 1, b: 1 }],
  },
  {
    name: 'multi changes all, else the first',
    source: 'documentation',
    docs: [
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
    ],
    run: update({ a: 1 }, { $set: { a: 2 } }, { multi: true }),
    docsAfter: [
      { _id: 1, a: 2 },
      { _id: 2, a: 2 },
    ],
  },
  { name: '_id cannot be changed', source: 'documentation', docs: [{ _id: 1 }], run: update({ _id: 1 }, { $set: { _id: 2 } }), code: 66 },
  {
    name: 'two paths of one update must not meet',
    source: 'documentation',
    docs: [{ _id: 1 }],
    run: update({ _id: 1 }, { $set: { a: 1, 'a.b': 2 } }),
    code: 40,
  },
  {
    name: 'a unique index refuses the second',
    source: 'documentation',
    docs: [{ _id: 1, a: 1 }],
    indexes: [{ key: { a: 1 }, unique: true }],
    run: { command: 'insert', documents: [{ _id: 2, a: 1 }] },
    code: 11000,
  },
  {
    name: 'a unique index counts a missing field as null',
    source: 'documentation',
    docs: [{ _id: 1 }],
    indexes: [{ key: { a: 1 }, unique: true }],
    run: { command: 'insert', documents: [{ _id: 2, a: null }] },
    code: 11000,
  },
  {
    name: 'an unordered insert keeps the good ones',
    source: 'documentation',
    docs: [{ _id: 1 }],
    run: { command: 'insert', documents: [{ _id: 1 }, { _id: 2 }], ordered: false },
    n: 1,
  },
  {
    name: 'an ordered insert stops at the first bad one',
    source: 'documentation',
    docs: [{ _id: 1 }],
    run: { command: 'insert', documents: [{ _id: 0 }, { _id: 1 }, { _id: 2 }], ordered: true },
    n: 1,
  },
  {
    name: 'delete takes one or all',
    source: 'documentation',
    docs: [
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
    ],
    run: { command: 'delete', deletes: [{ q: { a: 1 }, limit: 1 }] },
    docsAfter: [{ _id: 2, a: 1 }],
  },
  {
    name: 'distinct opens arrays',
    source: 'documentation',
    docs: numbers,
    run: { command: 'distinct', key: 'a', query: { _id: { $in: [1, 6] } } },
    ids: [1, 2, 7],
  },
  {
    name: '$group sums, averages, takes least, most and first',
    source: 'documentation',
    docs: [
      { _id: 1, k: 'x', v: 1 },
      { _id: 2, k: 'x', v: 3 },
      { _id: 3, k: 'y' },
    ],
    run: {
      command: 'aggregate',
      pipeline: [
        { $sort: { _id: 1 } },
        { $group: { _id: '$k', s: { $sum: '$v' }, a: { $avg: '$v' }, lo: { $min: '$v' }, hi: { $max: '$v' }, f: { $first: '$_id' } } },
        { $sort: { _id: 1 } },
      ],
      cursor: {},
    },
    batch: [
      { _id: 'x', s: 4, a: 2, lo: 1, hi: 3, f: 1 },
      { _id: 'y', s: 0, a: null, lo: null, hi: null, f: 3 },
    ],
  },
  {
    name: 'an index that is dropped leaves the documents',
    source: 'documentation',
    docs: [{ _id: 1, a: 1 }],
    indexes: [{ key: { a: 1 }, unique: true }],
    run: { command: 'dropIndexes', index: 'a_1' },
    docsAfter: [{ _id: 1, a: 1 }],
  },
  {
    name: 'an index that is not there cannot be dropped',
    source: 'documentation',
    docs: [{ _id: 1 }],
    run: { command: 'dropIndexes', index: 'a_1' },
    code: 27,
  },
  {
    name: 'the index by _id cannot be dropped',
    source: 'documentation',
    docs: [{ _id: 1 }],
    run: { command: 'dropIndexes', index: '_id_' },
    code: 72,
  },
  {
    name: '$count counts, and says nothing of nothing',
    source: 'documentation',
    docs: numbers,
    run: { command: 'aggregate', pipeline: [{ $match: { a: 99 } }, { $count: 'n' }], cursor: {} },
    batch: [],
  },
  {
    name: '$project, $skip and $limit in a pipeline',
    source: 'documentation',
    docs: numbers,
    run: {
      command: 'aggregate',
      pipeline: [{ $sort: { _id: 1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { a: 1, _id: 0 } }],
      cursor: {},
    },
    batch: [{ a: 2 }],
  },
  // Truth is MongoDB's own: numbers that are not 0 and every text are true, null is not.
  ...(
    [
      ['', true],
      ['x', true],
      [2, true],
      [0, false],
      [0n, false],
      [null, false],
    ] as const
  ).map(([operand, wanted]): GoldenCase => ({
    name: `$exists of ${typeof operand === 'string' ? `'${operand}'` : typeof operand} ${String(operand)} is ${wanted}`,
    source: 'documentation',
    docs: [{ _id: 1, a: 1 }, { _id: 2 }],
    run: find({ a: { $exists: operand } }),
    ids: [wanted ? 1 : 2],
  })),
  {
    // $in takes values; an operator among them is no value.
    name: 'an operator inside $in is refused',
    source: 'documentation',
    docs: numbers,
    run: find({ a: { $in: [{ $gt: 1 }] } }),
    code: 2,
  },
  {
    // jstests/core/null_query_semantics.js: of an array without documents no field is missing.
    name: 'null behind an array finds documents without the field, not arrays without documents',
    source: 'documentation',
    docs: [
      { _id: 1, a: [] },
      { _id: 2, a: [1, 'x'] },
      { _id: 3, a: [null] },
      { _id: 4, a: [{ b: 3 }, {}] },
      { _id: 5, a: {} },
      { _id: 6, a: 4 },
      { _id: 7 },
      { _id: 8, a: [[]] },
    ],
    run: find({ 'a.b': null }),
    ids: [4, 5, 6, 7],
  },
  {
    name: 'null behind an array by an index finds the same',
    source: 'documentation',
    docs: [{ _id: 1, a: [] }, { _id: 2, a: [1, 'x'] }, { _id: 3, a: [{ b: 3 }, {}] }, { _id: 4 }],
    indexes: [{ key: { 'a.b': 1 } }],
    run: find({ 'a.b': null }, { sort: { _id: 1 } }),
    ids: [3, 4],
  },
  {
    // An $or of one clause is that clause.
    name: 'an upsert begins with an $or of one clause',
    source: 'documentation',
    docs: [],
    run: update({ _id: 1, $or: [{ a: 2 }] }, { $set: { b: 1 } }, { upsert: true }),
    docsAfter: [{ _id: 1, a: 2, b: 1 }],
  },
  {
    name: 'an upsert takes nothing from an $or of two',
    source: 'documentation',
    docs: [],
    run: update({ _id: 1, $or: [{ a: 2 }, { a: 3 }] }, { $set: { b: 1 } }, { upsert: true }),
    docsAfter: [{ _id: 1, b: 1 }],
  },
  {
    name: 'an upsert cannot begin with two values',
    source: 'documentation',
    docs: [],
    run: update({ $and: [{ a: 1 }, { a: 2 }] }, { $set: { b: 1 } }, { upsert: true }),
    code: 54,
  },
  {
    // Since 5.0: in the order of their names, whatever the order and the operators of the update.
    name: 'new fields come in the order of their names',
    source: 'documentation',
    docs: [{ _id: 1, m: 1 }],
    run: update({ _id: 1 }, { $set: { z: 1, b: 1, 'c.y': 1, 'c.x': 1 }, $inc: { a: 1 } }),
    typedAfter: [
      '{"_id":{"$numberInt":"1"},"m":{"$numberInt":"1"},"a":{"$numberInt":"1"},"b":{"$numberInt":"1"},"c":{"x":{"$numberInt":"1"},"y":{"$numberInt":"1"}},"z":{"$numberInt":"1"}}',
    ],
  },
  {
    name: '$inc past int32 makes an int64',
    source: 'documentation',
    docs: [{ _id: 1, a: 2_147_483_647 }],
    run: update({ _id: 1 }, { $inc: { a: 1 } }),
    typedAfter: ['{"_id":{"$numberInt":"1"},"a":{"$numberLong":"2147483648"}}'],
  },
  {
    name: '$inc of an int64 by an int32 stays one',
    source: 'documentation',
    docs: [{ _id: 1, a: 5n }],
    run: update({ _id: 1 }, { $inc: { a: 1 } }),
    typedAfter: ['{"_id":{"$numberInt":"1"},"a":{"$numberLong":"6"}}'],
  },
  {
    name: '$inc past int64 is refused',
    source: 'documentation',
    docs: [{ _id: 1, a: 9_223_372_036_854_775_807n }],
    run: update({ _id: 1 }, { $inc: { a: 1 } }),
    code: 2,
  },
  {
    name: '$inc of an int64 by a double makes a double',
    source: 'documentation',
    docs: [{ _id: 1, a: 1n }],
    run: update({ _id: 1 }, { $inc: { a: 0.5 } }),
    typedAfter: ['{"_id":{"$numberInt":"1"},"a":{"$numberDouble":"1.5"}}'],
  },
  {
    name: 'a value set to itself is not modified',
    source: 'documentation',
    docs: [{ _id: 1, a: 1, d: new Double(2) }],
    run: update({ _id: 1 }, { $set: { a: 1 } }),
    n: 1,
    nModified: 0,
  },
  {
    name: 'a value of another type is modified, though it compares equal',
    source: 'documentation',
    docs: [{ _id: 1, a: 1 }],
    run: update({ _id: 1 }, { $set: { a: 1n } }),
    n: 1,
    nModified: 1,
  },
  {
    // Equal numbers are one value whatever their type. The order of values is nobody's promise.
    name: 'distinct tells a value once, in the type met first',
    source: 'documentation',
    docs: [
      { _id: 1, a: 1 },
      { _id: 2, a: 1n },
      { _id: 3, a: [1, 2] },
      { _id: 4, a: 'x' },
    ],
    run: { command: 'distinct', key: 'a' },
    ids: [1, 2, 'x'],
  },
  {
    // DoubleDoubleSummation: what each addition rounds off is kept.
    name: '$sum and $avg of doubles lose nothing on the way',
    source: 'documentation',
    docs: [
      { _id: 1, v: 1e100 },
      { _id: 2, v: 0.1 },
      { _id: 3, v: -1e100 },
      { _id: 4, v: 0.2 },
    ],
    run: { command: 'aggregate', pipeline: [{ $group: { _id: null, s: { $sum: '$v' }, a: { $avg: '$v' } } }], cursor: {} },
    batch: [{ _id: null, s: 0.30000000000000004, a: 0.07500000000000001 }],
  },
  {
    name: '$avg of int64 is made of their exact sum',
    source: 'documentation',
    docs: [
      { _id: 1, v: 9_007_199_254_740_993n },
      { _id: 2, v: 1n },
      { _id: 3, v: -9_007_199_254_740_992n },
    ],
    run: { command: 'aggregate', pipeline: [{ $group: { _id: null, s: { $sum: '$v' }, a: { $avg: '$v' } } }], cursor: {} },
    batch: [{ _id: null, s: 2, a: 2 / 3 }],
  },
  {
    name: 'a TTL index on _id is refused',
    source: 'documentation',
    docs: [{ _id: 1 }],
    run: { command: 'createIndexes', indexes: [{ key: { _id: 1 }, name: 'over', expireAfterSeconds: 5 }] },
    code: 197,
  },
  {
    name: 'a TTL index on two fields is refused',
    source: 'documentation',
    docs: [{ _id: 1 }],
    run: { command: 'createIndexes', indexes: [{ key: { a: 1, b: 1 }, name: 'over', expireAfterSeconds: 5 }] },
    code: 67,
  },
  {
    name: 'a path and its child cannot both be projected',
    source: 'documentation',
    docs: [{ _id: 1 }],
    run: find({}, { projection: { a: 1, 'a.b': 1 } }),
    code: 31249,
  },
  {
    name: 'nor a child and its path',
    source: 'documentation',
    docs: [{ _id: 1 }],
    run: find({}, { projection: { 'a.b': 1, a: 1 } }),
    code: 31250,
  },
  {
    name: 'findAndModify gives what it removed',
    source: 'documentation',
    docs: [{ _id: 1 }, { _id: 2 }],
    run: { command: 'findAndModify', query: { _id: 1 }, remove: true },
    docsAfter: [{ _id: 2 }],
  },
  ...[{ remove: true, new: true }, { remove: true, upsert: true }, { remove: true, update: { $set: { a: 1 } } }, {}].map(
    (options): GoldenCase => ({
      name: `findAndModify refuses ${Object.keys(options).join(' with ') || 'to do nothing'}`,
      source: 'documentation',
      docs: [{ _id: 1 }],
      run: { command: 'findAndModify', query: { _id: 1 }, ...options },
      code: 9,
    }),
  ),
  {
    name: 'an unknown level of reading is refused',
    source: 'documentation',
    docs: [{ _id: 1 }],
    run: find({}, { readConcern: { level: 'most' } }),
    code: 2,
  },
  { name: 'no time at all is no limit', source: 'documentation', docs: [{ _id: 1 }], run: find({}, { maxTimeMS: 0 }), ids: [1] },
  { name: 'a time below nothing is refused', source: 'documentation', docs: [{ _id: 1 }], run: find({}, { maxTimeMS: -1 }), code: 2 },
  {
    name: '$merge keeps what is there and inserts what is not, out of an array',
    source: 'documentation',
    docs: parts,
    run: merge(innerOf('$lines')),
    docsAfter: [parts[0], { _id: 2, a: [1, { b: at(1) }] }, parts[1]] as Record<string, unknown>[],
  },
  {
    name: '$unwind takes what is no array for one element, and nothing for none',
    source: 'documentation',
    docs: [
      { _id: 1, n: 1, lines: { v: { _id: 5 } } },
      { _id: 2, n: 1, lines: [] },
      { _id: 3, n: 1 },
      { _id: 4, n: 1, lines: null },
    ],
    run: merge(innerOf('$lines')),
    docsAfter: [
      { _id: 1, n: 1, lines: { v: { _id: 5 } } },
      { _id: 2, n: 1, lines: [] },
      { _id: 3, n: 1 },
      { _id: 4, n: 1, lines: null },
      { _id: 5 },
    ],
  },
  {
    name: '$merge is refused by another unique index',
    source: 'documentation',
    docs: [{ _id: 1, n: 1, u: 1, lines: [{ v: { _id: 2, u: 1 } }] }],
    indexes: [{ key: { u: 1 }, unique: true }],
    run: merge(innerOf('$lines')),
    code: 11000,
  },
  {
    name: 'a root that is no document is refused',
    source: 'documentation',
    docs: [{ _id: 1, v: 1 }],
    run: merge([{ $replaceRoot: { newRoot: '$v' } }]),
    code: 40228,
  },
  {
    name: '$merge in the middle is refused',
    source: 'documentation',
    docs: [],
    run: { command: 'aggregate', pipeline: [...merge([]).pipeline, { $match: {} }], cursor: {} },
    code: 40601,
  },
]

/** What is outside the subset: each must be refused with an error that names it. */
export const REFUSED: { name: string; run: { command: string } & Record<string, unknown>; says: RegExp }[] = [
  ...['$ne', '$nin', '$not', '$regex', '$elemMatch', '$mod', '$size', '$type', '$all', '$geoWithin', '$near'].map((operator) => ({
    name: `filter ${operator}`,
    run: find({ a: { [operator]: 1 } }),
    says: new RegExp('\\' + operator),
  })),
  ...['$expr', '$where', '$text', '$nor', '$jsonSchema', '$comment'].map((operator) => ({
    name: `filter ${operator}`,
    run: find({ [operator]: {} }),
    says: new RegExp('\\' + operator),
  })),
  { name: 'a regular expression', run: find({ a: /x/ }), says: /\$regex/ },
  { name: 'a regular expression in $in', run: find({ a: { $in: [/x/] } }), says: /\$regex/ },
  { name: 'a read of a snapshot', run: find({}, { readConcern: { level: 'snapshot' } }), says: /snapshot/ },
  { name: 'a read after a time of the cluster', run: find({}, { readConcern: { afterClusterTime: 1 } }), says: /afterClusterTime/ },
  { name: 'two members to acknowledge', run: { command: 'delete', deletes: [{ q: {}, limit: 1 }], writeConcern: { w: 2 } }, says: /'w' 2/ },
  { name: 'collation', run: find({}, { collation: { locale: 'zh' } }), says: /collation/ },
  { name: 'hint', run: find({}, { hint: { a: 1 } }), says: /hint/ },
  { name: 'exclusion', run: find({}, { projection: { a: 0 } }), says: /exclude/ },
  { name: 'a positional path', run: update({}, { $set: { 'a.$': 1 } }), says: /a\.\$/ },
  { name: 'a number in a path', run: update({}, { $set: { 'a.0': 1 } }), says: /a\.0/ },
  { name: 'a pipeline update', run: update({}, [{ $set: { a: 1 } }]), says: /pipeline/ },
  { name: 'a replacement', run: update({}, { a: 1 }), says: /replacement/ },
  { name: '$rename', run: update({}, { $rename: { a: 'b' } }), says: /\$rename/ },
  { name: '$push with $sort', run: update({}, { $push: { a: { $each: [], $sort: 1 } } }), says: /\$sort/ },
  ...['$lookup', '$unwind', '$replaceRoot', '$facet', '$addFields', '$out', '$merge', '$changeStream', '$geoNear'].map((stage) => ({
    name: `stage ${stage}`,
    run: { command: 'aggregate', pipeline: [{ [stage]: {} }], cursor: {} },
    says: new RegExp('\\' + stage),
  })),
  {
    name: 'an accumulator',
    run: { command: 'aggregate', pipeline: [{ $group: { _id: null, a: { $push: '$a' } } }], cursor: {} },
    says: /\$push/,
  },
  { name: '$merge that changes what is there', run: merge([], { whenMatched: 'replace' }), says: /whenMatched replace/ },
  { name: '$merge by another field', run: merge([], { on: 'a' }), says: /\$merge on/ },
  { name: '$merge into another database', run: merge([], { into: { db: 'b', coll: 'c' } }), says: /same database/ },
  { name: '$group before $merge', run: merge([{ $group: { _id: '$a' } }]), says: /\$group before \$merge/ },
  { name: '$unwind with options', run: merge([{ $unwind: { path: '$a' } }]), says: /\$unwind by/ },
  { name: '$unwind of an inner field', run: merge([{ $unwind: '$a.b' }]), says: /\$unwind of/ },
  { name: 'a root through an array', run: merge([{ $replaceRoot: { newRoot: '$a.b' } }]), says: /through an array/ },
  {
    name: 'an expression',
    run: { command: 'aggregate', pipeline: [{ $group: { _id: { $toLower: '$a' } } }], cursor: {} },
    says: /\$toLower/,
  },
  { name: 'a text index', run: { command: 'createIndexes', indexes: [{ key: { a: 'text' }, name: 'a' }] }, says: /text/ },
  {
    name: 'a partial index',
    run: { command: 'createIndexes', indexes: [{ key: { a: 1 }, name: 'a', partialFilterExpression: {} }] },
    says: /partialFilterExpression/,
  },
  { name: 'every index at once', run: { command: 'dropIndexes', index: '*' }, says: /dropIndexes/ },
  { name: 'a transaction', run: find({}, { startTransaction: true, autocommit: false }), says: /transaction/ },
  { name: 'an unknown command', run: { command: 'mapReduce' }, says: /mapReduce/ },
]

/**
 * Where an independent server (mongo-java-server 1.47) answers otherwise than MongoDB's documentation says, by the name of the case. Each must differ
 * there: a line that holds no more is taken out.
 */
export const OTHERWISE_ON_JAVA_SERVER: Record<string, string> = {
  'two bounds on an array may be met by two elements': 'joins both bounds to one test of one element',
  '$lte null finds null and missing': 'orders nothing with null',
  'strings compare by code point, not by UTF-16': 'compares texts as Java does, by UTF-16 unit',
  'an unordered insert keeps the good ones': 'counts the refused documents in n',
  'an ordered insert stops at the first bad one': 'counts the refused documents in n',
  'an operator inside $in is refused': 'takes the operator for a document',
  'null behind an array finds documents without the field, not arrays without documents': 'finds arrays of scalars',
  'null behind an array by an index finds the same': 'finds arrays of scalars',
  'new fields come in the order of their names': 'keeps the order of the update, as MongoDB did before 5.0',
  '$inc past int64 is refused': 'wraps around',
  'a value of another type is modified, though it compares equal': 'takes equal numbers for the same',
  '$sum and $avg of doubles lose nothing on the way': 'adds doubles without what is rounded off',
  'a TTL index on _id is refused': 'knows no TTL index',
  'a TTL index on two fields is refused': 'knows no TTL index',
  'nor a child and its path': 'projects it',
  'findAndModify refuses remove with new': 'removes',
  'findAndModify refuses remove with upsert': 'removes',
  'findAndModify refuses remove with update': 'removes',
  'an unknown level of reading is refused': 'reads no concern',
  'a time below nothing is refused': 'reads no maxTimeMS',
}

/** What is not asked of that server: it leaves an index in disorder, and then cannot drop the database of the test. */
export const NOT_ASKED_OF_JAVA_SERVER = ['the index by _id cannot be dropped', 'an index that is dropped leaves the documents']
