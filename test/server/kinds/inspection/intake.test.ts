import type { InspectionBody } from '../../../../shared/kinds/inspection/schema'
import { explained } from '../../../support/explained'

/** Month-end lists as offices write them: each is known, and reads by what is proposed; whoever went is read nowhere. */

type Found = Awaited<ReturnType<typeof explained>>
const bodiesOf = ({ reading }: Found) => [...reading.accepted.values()].map(({ body }) => body as InspectionBody)
const fieldsOf = ({ columns }: Found) => Object.fromEntries(columns.map(({ name, field }) => [name, field]))

it('knows a month-end list, and leaves out the column of those who went', async () => {
  const found = await explained([
    ['2026年4月暗访督查问题清单'],
    [
      '序号',
      '问题编号',
      '清单月份',
      '暗访日期',
      '暗访人员',
      '被暗访单位',
      '地点',
      '发现的问题',
      '原因分类',
      '整改责任单位',
      '整改期限',
      '整改情况',
      '销号日期',
    ],
    [
      '1',
      'A-1',
      '2026年4月',
      '2026-04-10',
      '林知帆',
      '云帆示例机械有限公司',
      '示例路 1 号',
      '通道上锁',
      '责任落实',
      '东港区政府',
      '2026-05-10',
      '已销号',
      '2026-05-02',
    ],
    [
      '2',
      'A-2',
      '2026年4月',
      '2026-04-11',
      '沈远舟',
      '云帆示例化工有限公司',
      '示例路 2 号',
      '报警主机消音',
      '制度',
      '东港区政府',
      '2026-05-11',
      '已整改',
      '',
    ],
    [
      '3',
      'A-3',
      '2026年4月',
      '2026-04-11',
      '沈远舟',
      '云帆示例商贸有限公司',
      '示例路 3 号',
      '灭火器过期',
      '资金',
      '东港区政府',
      '2026-05-11',
      '整改中',
      '',
    ],
  ])
  expect(found.source).toMatchObject({ kind: 'inspection', coverage: 'additions', key: ['问题编号'] })
  expect(fieldsOf(found)).toEqual({
    序号: null,
    问题编号: 'no',
    清单月份: 'listMonth',
    暗访日期: 'visitedOn',
    暗访人员: null,
    被暗访单位: 'enterprise.name',
    地点: 'place.address',
    发现的问题: 'problem',
    原因分类: 'cause',
    整改责任单位: 'owner',
    整改期限: 'due',
    整改情况: 'status',
    销号日期: 'closedOn',
  })
  // Put right by its own word is not struck off.
  expect(bodiesOf(found).map(({ listMonth, status, outcome }) => [listMonth, status, outcome])).toEqual([
    ['2026-04', 'closed', 'closed_on_time'],
    ['2026-04', 'submitted', 'open'],
    ['2026-04', 'open', 'open'],
  ])
  expect(JSON.stringify(bodiesOf(found))).not.toMatch(/知帆|远舟/)
  expect(String(found.remarks)).toContain('“暗访人员”是去暗访的人：不读取、不保存、不公布')
})

it('proposes that whoever went is hidden in every text, the head of the team as well as its members', async () => {
  const header = ['编号', '清单月份', '暗访日期', '暗访组长', '暗访人员', '被暗访单位', '发现的问题', '整改期限']
  const row = (no: string) => [no, '2026年4月', '2026-04-10', '林知帆', '沈远舟', '云帆示例机械有限公司', '通道上锁', '2026-05-10']
  const { source } = await explained([header, row('A-1'), row('A-2')])
  expect(source).toMatchObject({ kind: 'inspection', persons: ['暗访组长', '暗访人员'] })
})

it('leaves a ledger of hazards what it is', async () => {
  const found = await explained([
    ['编号', '隐患内容', '排查日期', '责任单位', '整改期限', '整改状态'],
    ['1', '通道上锁', '2026-04-10', '云帆示例机械有限公司', '2026-05-10', '已整改'],
    ['2', '护栏松动', '2026-04-10', '云帆示例机械有限公司', '2026-05-10', '未整改'],
  ])
  expect(found.source).toMatchObject({ kind: 'hazard' })
})
