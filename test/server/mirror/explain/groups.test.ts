import { explained } from '../../../support/explained'

const FIRM = '云帆示例机械有限公司'

it('proposes to read columns that come again with a number as rows, persons hidden', async () => {
  const { source, remarks, reading } = await explained([
    ['检查编号', '受检单位', '检查日期', '存在问题1', '整改期限1', '责任人员1', '存在问题2', '整改期限2', '责任人员2'],
    ['J1', FIRM, '2026-05-01', '护栏松动', '2026-06-01', '林知帆', '林知帆未锁配电箱', '2026-06-02', '沈远舟'],
    ['J2', FIRM, '2026-05-02', '沈远舟未系安全带', '立即整改', '沈远舟', '', '', ''],
  ])
  expect(source).toMatchObject({
    unpivot: { groups: ['存在问题', '整改期限', '责任人员'], name: '序' },
    columns: { description: '存在问题' },
    persons: ['责任人员'],
  })
  expect(remarks).toContain('“存在问题”、“整改期限”、“责任人员”带着编号重复')
  expect(reading.counts).toMatchObject({ accepted: 3, refused: 0 })
  expect(JSON.stringify([...reading.accepted.values()])).not.toMatch(/知帆|远舟/)
})

it('proposes nothing of the kind for two phones of one firm, or for one column that comes again', async () => {
  for (const header of [
    ['编号', '隐患名称', '电话1', '地址1', '电话2', '地址2'],
    ['编号', '隐患名称', '备注1', '备注2', '备注3', '备注4'],
  ]) {
    const { source } = await explained([header, ['Z1', '护栏', 'a', 'b', 'c', 'd']])
    expect(source).not.toHaveProperty('unpivot')
  }
})

it('counts a cell of nothing but white space that does not break as empty, wherever it stands', async () => {
  const { source, reading } = await explained([
    ['\u00a0', '\u3000', '\u00a0'],
    ['编号', '隐患\u00a0描述', '责任单位'],
    ['Z1', '护栏松动', FIRM],
    ['\u00a0', '\u3000', ' \u00a0 '],
    ['Z2', '排风停用', '\u00a0'],
  ])
  expect(source).toMatchObject({ key: ['编号'], columns: { no: '编号' } })
  expect(reading.counts).toMatchObject({ accepted: 2, refused: 0, skipped: 2 })
  expect([...reading.accepted.values()].map(({ body }) => (body as { enterprise: unknown }).enterprise === null)).toEqual([false, true])
})
