import { randomUUID } from 'node:crypto'
import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ruleOf } from '../../../../server/kinds/index'
import { finishRecord } from '../../../../server/mirror/rows/finish'
import { EnvelopeInput } from '../../../../shared/envelope'
import { INPUTS } from '../../../../shared/kinds/schemas'
import { runSource } from '../../../../server/mirror/run/run'
import { Source } from '../../../../server/mirror/source/sources'
import { runningThrough } from '../../../support/machine'
import { useStore } from '../../../support/useStore'

/** A list whose numbers begin anew every month: what it takes away is said, with what stands there now. */

const store = useStore()

it('remarks a record that the same number tells as another matter, and no correction of the same', async () => {
  const source = Source.parse({
    name: 'findings',
    title: '月末清单',
    agency: '虚构市应急管理局',
    kind: 'inspection',
    format: 'csv',
    path: join(store.dir, 'findings.csv'),
    coverage: 'additions',
    rhythmHours: 24,
    settleSeconds: 0,
    key: ['编号'],
    columns: { no: '编号', visitedOn: '日期', problem: '问题', owner: '责任单位', due: '期限' },
  })
  const deliver = async (day: string, rows: readonly string[]) => {
    const now = new Date(`${day}T02:00:00Z`)
    writeFileSync(source.path ?? '', ['编号,日期,问题,责任单位,期限', ...rows].join('\n'))
    utimesSync(source.path ?? '', now, now)
    return (await runSource(source, { db: store.db, now: () => now, machine: runningThrough(() => now), newId: randomUUID })).remarks
  }
  const april = ['1,2026-04-03,配电箱没有上锁,东港镇,2026-04-20', '2,2026-04-03,通道堆放杂物,东港镇,2026-04-20']
  expect((await deliver('2026-04-30', april)).join()).not.toContain('另一件事')
  const corrected = ['1,2026-04-04,配电箱没有上锁,东港镇,2026-04-25', '2,2026-04-03,疏散通道堆放杂物,东港镇,2026-04-20']
  expect((await deliver('2026-05-04', corrected)).join()).not.toContain('另一件事')
  const may = ['1,2026-05-06,灭火器过期,西屿镇,2026-05-20', ...corrected.slice(1)]
  expect(await deliver('2026-05-29', may)).toContainEqual(
    '同一个主键这次写的是另一件事（日期和内容都不同），以前的只留在历史里：1（2026-04-04 → 2026-05-06）。编号每期重排的，请把月份也写进主键',
  )
})

it('knows a hazard by its day and what it is', () => {
  const hazard = (foundOn: string, title: string) =>
    finishRecord('hazard', INPUTS.hazard.parse({ no: '3', foundOn, title, status: 'registered' }), {
      envelope: EnvelopeInput.parse({}),
      today: '2026-05-20',
      warn: () => undefined,
    }).body
  const { anotherAt } = ruleOf('hazard')
  const april = hazard('2026-04-03', '配电箱没有上锁')
  expect(anotherAt?.(april, hazard('2026-05-06', '灭火器过期'))).toBe('3（2026-04-03 → 2026-05-06）')
  expect(anotherAt?.(april, hazard('2026-04-04', '配电箱没有上锁'))).toBeNull()
  expect(anotherAt?.(april, hazard('2026-04-03', '配电箱未上锁'))).toBeNull()
})
