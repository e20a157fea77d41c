import mongoose from 'mongoose'
import type { IndexInfo } from '../../../server/embedded/indexes'
import { encodeValue } from '../../../server/embedded/keystring'
import { planQuery } from '../../../server/embedded/planner'
import { parseFilter } from '../../../server/embedded/query/match'
import { tipModel } from '../../../server/models/tipModel'
import { lateTips, tipsToErase } from '../../../server/tips/sweep'
import { DESKS, TIP_STATES } from '../../../shared/tips/words'
import { TEST_NOW } from '../../support/app'

/** What the sweep asks of all tips each hour, and the index that must answer it. */

const indexes: IndexInfo[] = tipModel(mongoose.createConnection())
  .schema.indexes()
  .map(([key], i) => ({
    name: Object.keys(key).join(),
    number: i,
    key: Object.entries(key).map(([path, direction]) => [path, Number(direction) as 1 | -1]),
    unique: false,
    multikey: false,
    unordered: false,
  }))
const plan = (filter: unknown) => planQuery(indexes, parseFilter(filter), [])
const keyOf = (...values: unknown[]) => Buffer.concat(values.map(encodeValue))
const reads = (filter: unknown, key: Buffer) =>
  plan(filter)?.ranges.some(({ low, high }) => Buffer.compare(low, key) <= 0 && Buffer.compare(key, high) < 0)

it('finds tips that are late by index, and reads none that is not', () => {
  const late = lateTips(TEST_NOW)
  expect(plan(late)?.index.name).toBe('atDesk,state,due')
  expect(plan(late)?.ranges).toHaveLength(Object.keys(DESKS).length * Object.keys(TIP_STATES).length)
  expect(reads(late, keyOf('oversight', 'verifying', '2026-05-19'))).toBe(true)
  expect(reads(late, keyOf('oversight', 'verifying', '2026-05-21'))).toBe(false)
  expect(reads(late, keyOf('work-safety', 'closed', '9999-12-31'))).toBe(false)
})

it('finds ended tips to erase by index, and reads neither those that are open nor those that are erased', () => {
  const over = tipsToErase(TEST_NOW)
  expect(plan(over)?.index.name).toBe('erasedAt,endedAt')
  expect(reads(over, keyOf(undefined, new Date('2025-05-19T02:00:00.000Z')))).toBe(true)
  expect(reads(over, keyOf(undefined, null))).toBe(false)
  expect(reads(over, keyOf(undefined, new Date('2025-05-22T02:00:00.000Z')))).toBe(false)
  expect(reads(over, keyOf(new Date('2026-01-01T02:00:00.000Z'), new Date('2024-05-19T02:00:00.000Z')))).toBe(false)
})
