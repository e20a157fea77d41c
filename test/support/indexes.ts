import type { Schema } from 'mongoose'
import type { IndexInfo } from '../../server/embedded/indexes'

/** The indexes of a collection as the planner is asked for them, by the names of their fields: the one by `_id`, and those of its model. */
export const indexesOf = (schema: Schema): IndexInfo[] =>
  [[{ _id: 1 }, { unique: true }] as const, ...schema.indexes()].map(([key, options], number) => ({
    name: Object.keys(key).join(),
    number,
    key: Object.entries(key).map(([path, direction]): [string, 1 | -1] => [path, Number(direction) as 1 | -1]),
    unique: options?.unique === true,
    multikey: false,
    unordered: false,
  }))
