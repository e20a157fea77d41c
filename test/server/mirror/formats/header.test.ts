import { headerKey } from '../../../../server/mirror/formats/header'
import { readWhole } from '../../../support/parse'
import { enterpriseSource } from '../../../support/sources'

it.each([
  ['成立日期', '成立日期'],
  [' 成立 日期：', '成立日期'],
  ['*成立日期（必填）', '成立日期'],
  ['成立日期（必填）', '成立日期'],
  ['成立日期(必填)', '成立日期'],
  ['ＧＢ－１号*', 'GB-1号'],
  // Radicals, as a PDF leaves them, and what nobody sees.
  ['成立⽇期', '成立日期'],
  ['成立\u00ad日期', '成立日期'],
  ['面积㎡', '面积m2'],
])('%j is compared as %s', (header, key) => {
  expect(headerKey(header)).toBe(key)
})

it('finds columns whose headers are written with radicals, those of persons too', async () => {
  const source = enterpriseSource({
    columns: { name: '名称', uscc: '代码', address: '地址' },
    ignore: [],
    persons: [{ from: '检查人', optional: true }],
  })
  const { accepted, facts } = await readWhole(Buffer.from('名称,代码,地址,检查⼈\n甲公司,A1,云帆路1号（赵小明）,赵小明\n'), source)
  expect(facts.columns).toEqual(['名称', '代码', '地址', '检查人'])
  expect([...accepted.values()].map(({ body }) => body)).toMatchObject([{ address: '云帆路1号（赵**）' }])
})
