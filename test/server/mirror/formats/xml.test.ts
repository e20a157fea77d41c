import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { openCsv } from '../../../../server/mirror/formats/csv'
import { guessRow, openXml } from '../../../../server/mirror/formats/xml'
import { cellsOf, checksum, register } from '../../../support/cells'
import { rawOf, readWhole } from '../../../support/parse'
import { enterpriseSource } from '../../../support/sources'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const xmlOf = (table: string[][]) =>
  `<?xml version="1.0"?><rows>${table.map((row) => `<row>${row.map((cell, i) => `<c${i}>${escaped(cell)}</c${i}>`).join('')}</row>`).join('\n')}</rows>`
const open = (text: string, row = 'row') => openXml(rawOf(Buffer.from(text)), { row, encoding: 'auto' })

it('has every cell of the same data as CSV', async () => {
  const table = register(3_000)
  const [, ...rows] = await cellsOf(await open(xmlOf(table)))
  const csv = await openCsv(rawOf(Buffer.from(Papa.unparse(table))), { encoding: 'auto', delimiter: ',' })
  expect(checksum(rows)).toBe(checksum(await cellsOf(csv)))
})

it('takes children, attributes, repeated and nested elements as the cells of a row', async () => {
  const text = `<feed xmlns:g="urn:g"><head><名称>不是行</名称></head>
    <row 编号="7"><名称>甲<b>建筑</b>公司</名称><g:线路>一</g:线路><g:线路>二</g:线路></row>
    <row><名称><![CDATA[乙 & 丙]]></名称></row></feed>`
  expect(await cellsOf(await open(text))).toEqual([
    ['@编号', '名称', '线路'],
    ['7', '甲建筑公司', '一\n二'],
    ['', '乙 & 丙', ''],
  ])
})

it.each([
  ['without a declaration', Buffer.from('<表><企业><名称>甲</名称></企业></表>')],
  ['with a root that a web page has too', Buffer.from('<table><企业><名称>甲</名称></企业></table>')],
  ['after a line break', Buffer.from('\n<?xml version="1.0"?><表><企业><名称>甲</名称></企业></表>')],
  ['in UTF-16', iconv.encode('<?xml version="1.0" encoding="UTF-16"?><表><企业><名称>甲</名称></企业></表>', 'utf-16le', { addBOM: true })],
  ['in the encoding it declares', iconv.encode('<?xml version="1.0" encoding="Big5"?><a><b><c>甲</c></b></a>', 'big5')],
])('is read %s', async (_name, bytes) => {
  const isBig5 = bytes.includes('Big5')
  const name = isBig5 ? 'c' : '名称'
  const source = enterpriseSource({ format: 'xml', row: isBig5 ? 'b' : '企业', key: [name], columns: { name }, ignore: [] })
  const { accepted } = await readWhole(bytes, source)
  expect([...accepted.values()].map(({ body }) => 'name' in body && body.name)).toEqual(['甲'])
})

it('refuses an encoding that it cannot read, by name', () =>
  expect(open('<?xml version="1.0" encoding="shift_jis"?><a><row/></a>')).rejects.toThrow('XML 写明的编码“shift_jis”读不了'))

it('is read as a source like any table, in GBK too', async () => {
  const text =
    '<?xml version="1.0" encoding="GBK"?><名册><企业><名称>云帆甲公司</名称><代码>A1</代码><成立日期>2020-01-02</成立日期><法定代表人>王小明</法定代表人></企业><企业><名称>乙</名称><代码/></企业></名册>'
  const { accepted, counts, findings } = await readWhole(iconv.encode(text, 'gb18030'), enterpriseSource({ format: 'xml', row: '企业' }))
  expect(counts).toEqual({ read: 2, accepted: 1, refused: 1, duplicate: 0, skipped: 0 })
  expect([...accepted.values()][0]?.body).toMatchObject({ name: '云帆甲公司', registeredOn: '2020-01-02' })
  expect(findings).toContainEqual(expect.objectContaining({ severity: 'refused', line: 2, reason: '主键是空的' }))
})

it.each([
  ['cut off', '<rows><row><a>1</a>', '来源的 XML 已损坏（不是完整的 XML）'],
  ['with entities of its own', '<!DOCTYPE x [<!ENTITY a "aaaa">]><rows><row><a>&a;</a></row></rows>', '来源的 XML 含有不应有的声明'],
  ['without the element', '<rows><record><a>1</a></record></rows>', 'XML 里没有“row”'],
  [
    'of too many fields',
    `<row>${Array.from({ length: 600 }, (_, i) => `<c${i}/>`).join('')}</row>`,
    'XML 的“row”没有一行读得了：第 1 行，这一行的字段超过 512 个',
  ],
])('refuses a file %s', async (_name, text, message) => {
  await expect(open(text).then(cellsOf)).rejects.toThrow(message)
})

it('refuses a row without end by itself', async () => {
  const [, first, second] = await cellsOf(await open(`<r><row><a>${'长'.repeat(300_000)}</a></row><row><a>1</a></row></r>`))
  expect([first, second]).toEqual([[], ['1']])
})

it.each([
  ['<data><code>0</code><msg/><list><item><a>1</a><b>2</b></item><item><a>3</a><b/></item></list></data>', 'item'],
  ['<article><title>甲</title><text>一<b>二</b>三<b>四</b></text></article>', 'article'],
  ['<a>只有文字</a>', null],
])('guesses the row of %s', async (text, row) => expect(await guessRow(rawOf(Buffer.from(text)))).toBe(row))
