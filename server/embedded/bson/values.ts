import { BSON, Binary, ObjectId } from 'bson'
import { notSupported } from '../errors'

/** A decoded document. Int64 arrives as bigint, int32 and double as number. */
export type Doc = { [field: string]: unknown }

/** Decodes stored bytes. */
export const decode = (bytes: Uint8Array): Doc => BSON.deserialize(bytes, { useBigInt64: true, promoteBuffers: false })

/** Encodes a document the way the driver would. */
export const encode = (doc: Doc): Uint8Array => BSON.serialize(doc, { ignoreUndefined: true })

/** Rank of a type in the order MongoDB sorts mixed types by; a missing field counts as null. */
export enum Rank {
  Null = 5,
  Number = 10,
  String = 20,
  Object = 30,
  Array = 40,
  Binary = 50,
  ObjectId = 60,
  Boolean = 70,
  Date = 80,
}

/** The rank of a value. Throws, naming it, at a type the subset does not keep. */
export function rankOf(value: unknown): Rank {
  if (value === null || value === undefined) return Rank.Null
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return Rank.Number
    case 'string':
      return Rank.String
    case 'boolean':
      return Rank.Boolean
    default:
      break
  }
  if (Array.isArray(value)) return Rank.Array
  if (value instanceof Date) return Rank.Date
  if (value instanceof ObjectId) return Rank.ObjectId
  if (value instanceof Binary) return Rank.Binary
  if (value instanceof RegExp) throw notSupported('$regex')
  const type = (value as { _bsontype?: unknown })._bsontype
  if (type !== undefined) throw notSupported(type === 'BSONRegExp' ? '$regex' : `the BSON type ${String(type)}`)
  return Rank.Object
}

/** Throws where a value, or anything inside it, is of a type the subset does not keep. */
export function assertSupported(value: unknown): void {
  const rank = rankOf(value)
  if (rank === Rank.Array) (value as unknown[]).forEach(assertSupported)
  if (rank === Rank.Object) Object.values(value as Doc).forEach(assertSupported)
}

export const isDocument = (value: unknown): value is Doc => rankOf(value) === Rank.Object

/** Whether a value may stand in an index by itself, with its order kept. */
export const isScalar = (value: unknown): boolean => {
  const rank = rankOf(value)
  return rank !== Rank.Object && rank !== Rank.Array
}

/** Whether a number is kept as an int32: a whole one in its range is. */
export const isInt32 = (value: number): boolean => (value | 0) === value && !Object.is(value, -0)

/** Whether a number is kept as an int32 or an int64, and is no double. */
export const isInteger = (value: number | bigint): boolean => typeof value === 'bigint' || isInt32(value)

const sign = (a: number | bigint, b: number | bigint) => (a < b ? -1 : a > b ? 1 : 0)

/** Order of two numbers; NaN is the smallest number, equal to itself. */
function compareNumbers(a: number | bigint, b: number | bigint): number {
  const aIsNaN = typeof a === 'number' && Number.isNaN(a)
  const bIsNaN = typeof b === 'number' && Number.isNaN(b)
  if (aIsNaN || bIsNaN) return aIsNaN === bIsNaN ? 0 : aIsNaN ? -1 : 1
  return sign(a, b)
}

/** Order by code point, as UTF-8 bytes compare. JavaScript's own `<` compares UTF-16 units and differs past U+FFFF. */
function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) {
      const xIsSurrogate = x >= 0xd800 && x <= 0xdfff
      const yIsSurrogate = y >= 0xd800 && y <= 0xdfff
      if (xIsSurrogate !== yIsSurrogate) return xIsSurrogate ? 1 : -1
      return x < y ? -1 : 1
    }
  }
  return sign(a.length, b.length)
}

/** Total order of two values across all supported types: negative, 0 or positive. */
export function compare(a: unknown, b: unknown): number {
  const rank = rankOf(a)
  const difference = rank - rankOf(b)
  if (difference !== 0) return difference
  switch (rank) {
    case Rank.Null:
      return 0
    case Rank.Number:
      return compareNumbers(a as number | bigint, b as number | bigint)
    case Rank.String:
      return compareStrings(a as string, b as string)
    case Rank.Boolean:
      return sign(Number(a), Number(b))
    case Rank.Date:
      return sign((a as Date).getTime(), (b as Date).getTime())
    case Rank.ObjectId:
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id)
    case Rank.Binary:
      return compareBinaries(a as Binary, b as Binary)
    case Rank.Array:
      return compareArrays(a as unknown[], b as unknown[])
    case Rank.Object:
      return compareDocuments(a as Doc, b as Doc)
  }
}

function compareBinaries(a: Binary, b: Binary): number {
  return a.position - b.position || a.sub_type - b.sub_type || Buffer.compare(a.value(), b.value())
}

function compareArrays(a: unknown[], b: unknown[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = compare(a[i], b[i])
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Documents compare field by field in their own order: type of the value, then name, then value. */
function compareDocuments(a: Doc, b: Doc): number {
  const left = Object.entries(a)
  const right = Object.entries(b)
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [nameA = '', valueA] = left[i] ?? []
    const [nameB = '', valueB] = right[i] ?? []
    const difference = rankOf(valueA) - rankOf(valueB) || compareStrings(nameA, nameB) || compare(valueA, valueB)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** A key under which equal values, and only those, are the same string; used to group and to find duplicates. */
export function groupKey(value: unknown): string {
  const rank = rankOf(value)
  switch (rank) {
    case Rank.Null:
      return 'n'
    case Rank.Number:
      return '#' + (typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : value)
    case Rank.String:
      return JSON.stringify(value)
    case Rank.Boolean:
      return value ? 't' : 'f'
    case Rank.Date:
      return 'd' + (value as Date).getTime()
    case Rank.ObjectId:
      return 'o' + (value as ObjectId).toHexString()
    case Rank.Binary:
      return 'b' + (value as Binary).sub_type + Buffer.from((value as Binary).value()).toString('hex')
    case Rank.Array:
      return '[' + (value as unknown[]).map(groupKey).join(',') + ']'
    case Rank.Object:
      return (
        '{' +
        Object.entries(value as Doc)
          .map(([name, inner]) => JSON.stringify(name) + groupKey(inner))
          .join(',') +
        '}'
      )
  }
}
