import { randomUUID } from 'node:crypto'
import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FineAccountBody } from '../../../../shared/kinds/fineAccount/schema'
import { runSource } from '../../../../server/mirror/run/run'
import { verifySource } from '../../../../server/mirror/run/verify'
import { Source } from '../../../../server/mirror/source/sources'
import type { VersionDoc } from '../../../../server/models/version'
import { runningThrough } from '../../../support/machine'
import { useStore } from '../../../support/useStore'

/** A month of fines as its office hands it over and puts it right: whoever keeps every version does not find what reporters were paid. */

const store = useStore()

it('tells rewards by no two versions of a month, and derives each again from the bytes and the version before', async () => {
  const source = Source.parse({
    name: 'fines',
    title: '罚款月报',
    agency: '虚构市应急管理局',
    kind: 'fineAccount',
    format: 'csv',
    path: join(store.dir, 'fines.csv'),
    coverage: 'additions',
    rhythmHours: 24,
    settleSeconds: 0,
    key: ['月份'],
    gather: 'purposes',
    columns: {
      month: '月份',
      spentFen: { from: '支出', unit: '元' },
      'purposes.0.name': '用途',
      'purposes.0.spentFen': { from: '用途金额', unit: '元' },
    },
  })
  const deliver = async (day: string, spent: number, purposes: readonly [string, number][]) => {
    const now = new Date(`${day}T02:00:00Z`)
    writeFileSync(
      source.path ?? '',
      ['月份,支出,用途,用途金额', ...purposes.map((one) => `2026年4月,${spent},${one.join(',')}`)].join('\n'),
    )
    utimesSync(source.path ?? '', now, now)
    return runSource(source, { db: store.db, now: () => now, machine: runningThrough(() => now), newId: randomUUID })
  }
  const deliveries: [string, number][][] = [
    [
      ['举报奖励', 3_000],
      ['办案', 50_000],
      ['装备', 20_000],
    ],
    [
      ['举报奖励', 3_000],
      ['办案', 50_000],
      ['装备', 20_000],
      ['其他', 7_000],
    ],
  ]
  for (const [i, purposes] of deliveries.entries())
    expect(await deliver(`2026-05-1${i}`, 73_000 + 7_000 * i, purposes)).toMatchObject({ state: 'published' })
  const versions = await store.db.versions.find({}).sort({ revision: 1 }).lean<VersionDoc[]>()
  const told = versions.map(({ body }) => (body as FineAccountBody).purposes)
  expect(told).toEqual([
    [
      { name: '装备', spentFen: 2_000_000 },
      { name: '其他（含举报奖励）', spentFen: 5_300_000 },
    ],
    [
      { name: '办案', spentFen: null },
      { name: '装备', spentFen: 2_000_000 },
      { name: '其他（含举报奖励）', spentFen: null },
    ],
  ])
  expect(versions.map(({ body }) => (body as FineAccountBody).spentFen)).toEqual([7_300_000, null])
  expect(await verifySource(source, store.db, store.dir)).toMatchObject({ same: 1, differences: [] })
})
