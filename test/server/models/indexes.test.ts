import mongoose from 'mongoose'
import type { IndexInfo } from '../../../server/embedded/indexes'
import { planQuery, type Plan } from '../../../server/embedded/planner'
import { parseFilter } from '../../../server/embedded/query/match'
import { OPEN_END } from '../../../server/models/version'
import { versionModel } from '../../../server/models/versionModel'

/** The questions that are asked of a large store, and the index that must answer each. */

const indexes: IndexInfo[] = versionModel(mongoose.createConnection())
  .schema.indexes()
  .map(([key, options], i) => ({
    name: Object.keys(key).join(),
    number: i,
    key: Object.entries(key).map(([path, direction]) => [path, Number(direction) as 1 | -1]),
    unique: options?.unique === true,
    multikey: false,
    unordered: false,
  }))

const plan = (filter: unknown, sort: Plan['index']['key'] = []) => planQuery(indexes, parseFilter(filter), sort)
const edition = { from: { $lte: 9 }, to: { $gt: 9 } }
const shown = { state: { $in: ['active', 'corrected'] }, $or: [{ publicUntil: null }, { publicUntil: { $gte: '2026-05-20' } }] }

it('finds an enterprise by its credit code by index', () => {
  expect(plan({ live: true, kind: 'enterprise', 'facets.uscc': '91990100MAAY4CL127', ...edition })?.index.name).toBe(
    'live,kind,facets.uscc',
  )
})

it.each([
  [1, false],
  [-1, true],
] as const)('reads a filtered page in its order (%i) from an index, without sorting', (direction, reverse) => {
  const found = plan({ live: true, kind: 'enterprise', 'facets.sector': 'construction', ...shown, ...edition }, [
    ['facets.order', direction],
    ['id', direction],
  ])
  expect(found).toMatchObject({ ordered: true, reverse, index: { name: 'live,kind,facets.sector,facets.order,id' } })
})

it('reads an unfiltered page in its order from an index', () => {
  const found = plan({ live: true, kind: 'notice', ...shown, ...edition }, [
    ['facets.order', -1],
    ['id', -1],
  ])
  expect(found).toMatchObject({ ordered: true, index: { name: 'live,kind,facets.order,id' } })
})

it('counts by index', () => {
  expect(plan({ live: true, kind: 'enterprise', 'facets.sector': 'construction', ...edition })?.index.name).toMatch(
    /^live,kind,facets\.sector/,
  )
})

it('finds one record as of an edition, its history, and what a source or the calendar decides about, by index', () => {
  const asOf = plan({ kind: 'zone', id: 'x', from: { $lte: 9 } }, [
    ['kind', -1],
    ['id', -1],
    ['from', -1],
  ])
  expect(asOf).toMatchObject({ ordered: true, index: { name: 'kind,id,from' } })
  expect(plan({ source: 's', to: OPEN_END, kind: 'zone' })?.index.name).toBe('source,to')
  expect(plan({ to: OPEN_END, publicUntil: { $lt: '2026-05-20' }, state: { $in: ['active'] } })?.index.name).toBe('to,publicUntil')
})

it.each([
  [{ kind: 'notice', from: { $lte: 9 } }, ['kind', 'from', 'id'], 'kind,from,id'],
  [{ operation: 'withdraw', kind: 'notice', from: { $lte: 9 } }, ['operation', 'kind', 'from', 'id'], 'operation,kind,from,id'],
])('reads public changes, the newest first, from an index', (filter, order, name) => {
  const found = plan(
    filter,
    order.map((path): [string, -1] => [path, -1]),
  )
  expect(found).toMatchObject({ ordered: true, reverse: true, index: { name } })
})
