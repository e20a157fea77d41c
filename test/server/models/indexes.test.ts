import mongoose from 'mongoose'
import { planQuery, type Plan } from '../../../server/embedded/planner'
import { parseFilter } from '../../../server/embedded/query/match'
import { FORMER_INDEXES, dropFormerIndexes } from '../../../server/models/formerIndexes'
import { NEWEST_FIRST, OLDEST_FIRST, OPEN, OPEN_END } from '../../../server/models/version'
import { versionModel } from '../../../server/models/versionModel'
import { indexesOf } from '../../support/indexes'
import { useStore } from '../../support/useStore'

/** The questions that are asked of a large store, and the index that must answer each. */

const indexes = indexesOf(versionModel(mongoose.createConnection()).schema)

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
] as const)('reads a page in its order (%i) from an index, without sorting, filtered or not', (direction, reverse) => {
  for (const filter of [{}, { 'facets.sector': 'construction' }]) {
    const found = plan({ live: true, kind: 'enterprise', ...filter, ...shown, ...edition }, [
      ['facets.order', direction],
      ['id', direction],
    ])
    expect(found).toMatchObject({ ordered: true, reverse, index: { name: 'live,kind,facets.order,id' } })
  }
})

it('finds one record as of an edition, its history, and what a source or the calendar decides about, by index', () => {
  const asOf = plan({ kind: 'zone', id: 'x', from: { $lte: 9 } }, Object.entries(NEWEST_FIRST))
  expect(asOf).toMatchObject({ ordered: true, reverse: true, index: { name: 'kind,id,to' } })
  expect(plan({ kind: 'zone', from: { $lte: 9 } }, Object.entries(OLDEST_FIRST))).toMatchObject({
    ordered: true,
    index: { name: 'kind,id,to' },
  })
  expect(plan({ source: 's', to: OPEN_END, kind: 'zone' })?.index.name).toBe('source,to,kind')
  const over = plan({ ...OPEN, publicUntil: { $lt: '2026-05-20' }, state: { $in: ['active'] } })
  expect(over?.index.name).toBe('live,to,publicUntil')
  expect(plan({ live: true, to: { $lte: 9 } })?.index.name).toBe('live,to,publicUntil')
})

describe('in a store', () => {
  const store = useStore()

  it('drops the indexes that earlier versions made, and no other', async () => {
    const { collection } = store.db.versions
    await collection.createIndex({ kind: 1, id: 1, from: 1 }, { unique: true })
    await collection.createIndex({ live: 1, to: 1 })
    await collection.createIndex({ agency: 1 })
    const names = async () => (await collection.indexes()).map(({ name }) => name)
    const former = FORMER_INDEXES.versions ?? []
    expect((await names()).filter((name) => former.includes(name ?? ''))).toHaveLength(2)
    await dropFormerIndexes(store.db.connection)
    expect((await names()).filter((name) => former.includes(name ?? ''))).toEqual([])
    expect(await names()).toContain('agency_1')
    // Nor does it mind that they are gone.
    await dropFormerIndexes(store.db.connection)
  })
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
