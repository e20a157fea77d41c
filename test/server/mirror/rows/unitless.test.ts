import { Source } from '../../../../server/mirror/source/sources'
import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import { readWhole } from '../../../support/parse'
import { savedTable } from '../../../support/workbooks'

/** An amount without a unit: nobody can tell yuan from ten thousands. */

const read = async (header: string, cells: string[], rule: string | object = header) => {
  const source = Source.parse({
    name: 'ledger',
    title: '台账',
    agency: '局',
    kind: 'hazard',
    format: 'xlsx',
    path: 'x.xlsx',
    coverage: 'additions',
    rhythmHours: 24,
    key: ['编号'],
    columns: { no: '编号', title: '名称', 'funding.spentFen': rule },
  })
  const rows = [['编号', '名称', header], ...cells.map((cell, i) => [`Z${i}`, '护栏', cell])]
  const { accepted, facts, findings } = await readWhole(savedTable(rows, 'xlsx'), source)
  return {
    spent: [...accepted.values()].map(({ body }) => (body as HazardBody).funding?.spentFen ?? null),
    remarks: facts.remarks.filter((remark) => remark.includes('单位')),
    reasons: findings.map(({ reason }) => reason),
  }
}

it('is read as yuan, and the run says so once for its column', async () => {
  const { spent, remarks } = await read('支付', ['5', '1200', '', '0'])
  expect(spent).toEqual([500, 120_000, null, 0])
  expect(remarks).toEqual(['“支付”有 2 个数没有写单位，按元读取：不是元的请在登记里写 "unit": "万元"，是元的写 "unit": "元"'])
})

it('beside amounts with one is said to be so', async () => {
  const { spent, remarks } = await read('支付', ['5', '5万元'])
  expect(spent).toEqual([500, 5_000_000])
  expect(remarks).toEqual([expect.stringContaining('有 1 个数没有写单位，别的写了，按元读取')])
})

it.each([
  ['its header', '支付（万元）', '支付（万元）', ['5']],
  ['its description', '支付', { from: '支付', unit: '元' }, ['5']],
  ['each of its cells', '支付', '支付', ['5元', '3万元']],
])('is not spoken of where %s says the unit', async (_what, header, rule, cells) =>
  expect((await read(header, cells, rule)).remarks).toEqual([]),
)

it('is never read from a telephone', async () => {
  const { spent, reasons } = await read('支付', ['13800001234', '138 0000 1234', '13,800,001,234元'], { from: '支付', unit: '元' })
  expect(spent).toEqual([1_380_000_123_400])
  expect(reasons).toEqual(['像是手机号，不是金额', '像是手机号，不是金额'])
})
