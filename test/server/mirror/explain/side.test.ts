import { explained } from '../../../support/explained'

const FIRM = '云帆示例机械有限公司'

it('proposes to read a ledger that lies on its side, each of its columns a row, persons hidden', async () => {
  const { source, remarks, reading, headerLine } = await explained([
    ['编号', 'Z1', 'Z2', 'Z3'],
    ['隐患描述', '护栏松动', '排风停用', '林知帆未锁配电箱'],
    ['责任单位', FIRM, FIRM, FIRM],
    ['排查日期', '2026-05-01', '2026-05-02', '2026-05-03'],
    ['整改责任人员', '林知帆', '沈远舟', '林知帆'],
    ['整改期限', '2026-06-01', '2026-06-02', '2026-06-03'],
  ])
  expect(source).toMatchObject({
    kind: 'hazard',
    layout: { transpose: true },
    key: ['编号'],
    columns: { description: '隐患描述', foundOn: '排查日期' },
  })
  expect(remarks).toContain('横着')
  expect(headerLine).toBe(1)
  expect(reading.counts).toMatchObject({ accepted: 3, refused: 0 })
  expect(JSON.stringify([...reading.accepted.values()])).not.toMatch(/知帆|远舟/)
})

it('proposes it of one form alone, whose labels stand before its cells', async () => {
  const { source, reading } = await explained([
    ['隐患整改通知单', ''],
    ['编号', 'Z1'],
    ['隐患描述', '护栏松动'],
    ['责任单位', FIRM],
    ['整改期限', '2026-06-01'],
  ])
  expect(source).toMatchObject({ layout: { transpose: true } })
  expect(reading.counts).toMatchObject({ accepted: 1, refused: 0 })
})

it.each([
  [
    'a table that stands',
    [
      ['编号', '隐患描述', '责任单位', '整改期限'],
      ['Z1', '护栏松动', FIRM, '2026-06-01'],
    ],
  ],
  // Words of a category down the first column are no header.
  [
    'a table whose first column has words that a header may have',
    [
      ['隐患描述', '责任单位', '整改期限'],
      ['地点', FIRM, '2026-06-01'],
      ['编号', FIRM, '2026-06-02'],
      ['级别', FIRM, '2026-06-03'],
    ],
  ],
])('proposes nothing of the kind for %s', async (_what, rows) => {
  const { source } = await explained(rows)
  expect(source).not.toHaveProperty('layout.transpose')
})
