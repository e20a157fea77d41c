import { Source } from '../../../../server/mirror/source/sources'
import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import { readWhole } from '../../../support/parse'
import { savedTable } from '../../../support/workbooks'

/** Rows of one sort among others: what an empty cell or a pointer of one means is the row above it, whatever that is. */

const SOURCE = Source.parse({
  name: 'sorts',
  title: '费用台账',
  agency: '云帆市应急管理局（演示）',
  kind: 'hazard',
  format: 'xlsx',
  coverage: 'full',
  rhythmHours: 24,
  path: 'sorts.xlsx',
  key: ['编号', '项目'],
  layout: { only: { column: '进度', words: ['审批支付'] }, fillDown: ['编号', '项目'] },
  columns: { no: '编号', title: '项目', 'funding.spentFen': { from: '金额', unit: '元' }, description: '备注' },
})
const HEADER = ['编号', '项目', '进度', '金额', '备注']
const read = async (rows: (string | number)[][]) => {
  const { accepted } = await readWhole(savedTable([HEADER, ...rows], 'xlsx'), SOURCE)
  return [...accepted.values()].map(({ body }) => {
    const { no, title, funding, description } = body as HazardBody
    return [no, title, funding?.spentFen, description]
  })
}

it('fills no cell from a row of its sort that stands above another', async () => {
  const rows = [
    ['Z1', '护栏', '审批支付', 1, '甲'],
    ['', '', '剩余', 9, ''],
    ['Z2', '井盖', '剩余', 8, '乙'],
    ['', '', '审批支付', 2, '同上'],
  ]
  expect(await read(rows)).toEqual([
    ['Z1', '护栏', 100, '甲'],
    ['Z2', '井盖', 200, '乙'],
  ])
})

it('fills an empty cell from the row above it, also where that is of another sort', async () => {
  const rows = [
    ['Z1', '护栏', '剩余', 9, '甲'],
    ['', '', '审批支付', 1, '同上'],
    ['Z2', '井盖', '剩余', 8, '乙'],
    ['', '', '审批支付', 2, '同上'],
  ]
  expect(await read(rows)).toEqual([
    ['Z1', '护栏', 100, '甲'],
    ['Z2', '井盖', 200, '乙'],
  ])
})
