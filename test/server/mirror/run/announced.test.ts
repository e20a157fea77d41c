import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { announce } from '../../../../server/law/workdays'
import { runSource } from '../../../../server/mirror/run/run'
import { penaltySource } from '../../../support/sources'
import { useStore } from '../../../support/useStore'

const given = useStore()

const ROW = '当事人,文号,类别,日期,违法\n云帆示例机械有限公司,云应急罚〔2096〕1号,罚款,2096-05-06,未培训\n'

it('reads a source once more when a year of holidays is announced, since its days in workdays move', async () => {
  const path = join(given.dir, 'penalties.csv')
  writeFileSync(path, ROW)
  const source = penaltySource({
    path,
    key: ['文号'],
    columns: { 'enterprises.0.name': '当事人', penaltyKinds: '类别', decidedOn: '日期', offenceType: '违法' },
    envelope: { documentNo: '文号' },
  })
  const deps = { db: given.db, now: () => new Date('2096-05-20T04:00:00.000Z'), newId: randomUUID }
  const run = async () => (await runSource(source, deps)).state
  const publishBy = async () => (await given.db.versions.findOne({ kind: 'penalty', live: true }).sort({ from: -1 }).lean())?.body
  expect(await run()).toBe('published')
  const before = await publishBy()
  expect(await run()).toBe('unchanged')
  announce([{ year: 2096, basis: '关于2096年部分节假日安排的通知', off: [], worked: [] }])
  expect(await run()).toBe('published')
  expect(before).toMatchObject({ publishDue: null })
  expect(await publishBy()).toMatchObject({ publishDue: '2096-05-15' })
})
