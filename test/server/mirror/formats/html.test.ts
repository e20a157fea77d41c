import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { openCsv } from '../../../../server/mirror/formats/csv'
import { openHtml } from '../../../../server/mirror/formats/html'
import { explainFile } from '../../../../server/mirror/explain/index'
import { cellsOf, checksum, register } from '../../../support/cells'
import { rawOf, readWhole } from '../../../support/parse'
import { enterpriseSource } from '../../../support/sources'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const rowOf = (row: string[]) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`
const open = (page: string | Buffer) => openHtml(rawOf(Buffer.from(page)), { encoding: 'auto' })
const source = (changes = {}) => enterpriseSource({ format: 'html', ...changes })

it('has every cell of the same data as CSV', async () => {
  // Runs of spaces are one in a page.
  const table = register(3_000).map((row) => row.map((cell) => cell.replace(/ +/g, ' ')))
  const csv = await openCsv(rawOf(Buffer.from(Papa.unparse(table))), { encoding: 'auto', delimiter: ',' })
  const page = `<!DOCTYPE html><html><body><table>${table.map(rowOf).join('\n')}</table></body></html>`
  expect(checksum(await cellsOf(await open(page)))).toBe(checksum(await cellsOf(csv)))
})

it('takes from a cell what a reader sees: lines, entities, no code, no page layout', async () => {
  const page = `<table>
    <tr><th>名称<th>说明
    <tr><td>&nbsp;甲<b>建筑</b>
       公司 <td><p>一</p><p>二</p>三<br>四<script>var a = '<td>'</script>&amp;
  </table>`
  expect(await cellsOf(await open(page))).toEqual([
    ['名称', '说明'],
    ['甲建筑 公司', '一\n二\n三\n四&'],
  ])
})

it('takes the whole of a text that a page cut from what it shows to who points at it', async () => {
  const whole = '云帆长名称危险化学品仓储运输服务有限公司'
  const page = `<table><tr><th>名称</th></tr>
    <tr><td><a href="#" title="${whole}">云帆长名称危险化学品仓…</a></td></tr>
    <tr><td title="${whole}">云帆长名称危险...</td></tr>
    <tr><td><span data-original-title="${whole}">云帆长名称危险化学品 ……</span></td></tr>
    <tr><td title=" ${whole} ">云帆长名称危险化学品仓</td></tr>
    <tr><td title="云帆短名称有限公司 点击查看">云帆短名称有限公司</td></tr>
    <tr><td title="另一家有限公司">云帆无标题仓储…</td></tr>
    <tr><td title="排序">…</td></tr>
    <tr><td title="B 级">B</td></tr></table>`
  expect((await cellsOf(await open(page))).flat()).toEqual([
    '名称',
    whole,
    whole,
    whole,
    whole,
    '云帆短名称有限公司',
    '云帆无标题仓储…',
    '…',
    'B',
  ])
})

it.each(['<span>1</span>&nbsp;<a>2</a>&nbsp;<a>...</a>', '首页 上一页 1 2 3 下一页 末页', '第1页 / 共3页', '<a>&lt;</a> 1 2 <a>&gt;</a>'])(
  'skips the row of links to other pages: %s',
  async (links) => {
    const page = `<table>${rowOf(['名称', '代码', '成立日期', '法定代表人'])}${rowOf(['甲', 'A1', '', ''])}<tr><td colspan=4>${links}</td></tr></table>`
    expect((await readWhole(Buffer.from(page), source())).counts).toMatchObject({ accepted: 1, refused: 0, skipped: 1 })
  },
)

it('is not held up by a cell that is full of points', async () => {
  const page = `<table><tr><td title="甲">${'…'.repeat(200_000)}甲</td></tr></table>`
  expect((await cellsOf(await open(page))).flat()).toHaveLength(1)
})

it('refuses a name that was cut and stands nowhere whole, and remarks another text', async () => {
  const page = `<table>${['名称,代码,成立日期,法定代表人,地址', '云帆长名称危险化学…,A1,,,东路', '乙公司,A2,,,西路一百号院内东侧...'].map((row) => rowOf(row.split(','))).join('')}</table>`
  const columns = { name: '名称', uscc: '代码', address: '地址' }
  const { counts, findings } = await readWhole(Buffer.from(page), source({ columns, ignore: ['成立日期', '法定代表人'] }))
  expect(counts).toMatchObject({ accepted: 1, refused: 1 })
  expect(findings.map(({ severity, line, column, reason }) => [severity, line, column, reason])).toEqual(
    expect.arrayContaining([
      ['refused', 2, '名称', '“云帆长名称危险化学…”的名称被截短了，请来源给出全名'],
      ['warning', 3, '地址', '结尾是省略号，像是被截短的'],
    ]),
  )
})

it('puts cells that reach over rows and columns where they are seen, and fills what was merged downwards', async () => {
  const page = `<html><table>
    <tr><td rowspan=2>名称</td><td colspan="2">登记</td><td rowspan="2">法定代表人</td></tr>
    <tr><td>代码</td><td>成立日期</td></tr>
    <tr><td>甲</td><td>A1</td><td rowspan="0">2020-01-02</td><td>王小明</td></tr>
    <tr><td>乙</td><td>A2</td><td></td></tr>
  </table></html>`
  const { accepted, counts } = await readWhole(Buffer.from(page), source())
  expect(counts).toMatchObject({ accepted: 2, refused: 0 })
  expect([...accepted.values()].map(({ body }) => 'registeredOn' in body && [body.name, body.registeredOn])).toEqual([
    ['甲', '2020-01-02'],
    ['乙', '2020-01-02'],
  ])
})

it('finds the table among others: around it, inside it, beside it', async () => {
  const page = `<!-- 2026 --><table><tr><td>首页</td></tr><tr><td><table><caption>名册</caption>
    ${[
      ['名称', '代码', '成立日期', '法定代表人'],
      ['甲', 'A1', '', ''],
    ]
      .map(rowOf)
      .join('')}
    <tr><td>乙<table><tr><td>附注</td></tr></table></td><td>A2</td><td></td><td></td></tr></table></td></tr></table>
    <table><tr><td>版权所有</td><td>备案</td></tr></table>`
  const { accepted, counts, facts, findings } = await readWhole(Buffer.from(page), source())
  expect([...accepted.values()].map(({ body }) => 'name' in body && body.name)).toEqual(['甲', '乙'])
  expect(counts).toEqual({ read: 6, accepted: 2, refused: 0, duplicate: 0, skipped: 4 })
  expect(findings).toMatchObject([
    { place: '名册', line: 2 },
    { place: '名册', line: 3 },
  ])
  expect(facts.remarks).toEqual(['编码：UTF-8', '工作表“表3”没有登记的表头，没有采用', '工作表“表4”没有登记的表头，没有采用'])
  const chosen = await readWhole(Buffer.from(page), source({ sheet: '名册' }))
  expect(chosen.counts.accepted).toBe(2)
})

it('reads rows that a page hides, and says so; a row short of cells is refused', async () => {
  const page = `<table>${rowOf(['名称', '代码', '成立日期', '法定代表人'])}
    <tr style="color: red; display : none"><td>甲</td><td>A1</td><td></td><td></td></tr><tr><td>乙</td><td>A2</td></tr></table>`
  const { counts, facts, findings } = await readWhole(Buffer.from(page), source())
  expect(counts).toMatchObject({ accepted: 1, refused: 1 })
  expect(facts.remarks).toContain('有 1 行在表里是隐藏的，照样读了')
  expect(findings).toContainEqual(expect.objectContaining({ line: 3, reason: '列数不符：表头 4 列，这一行只有 2 列' }))
})

it.each([
  ['GB2312, as it declares', 'gb2312', 'gb18030'],
  ['GB18030 where it declares UTF-8', 'utf-8', 'gb18030'],
  ['Big5, as it declares', 'big5', 'big5'],
])('is read in %s', async (_name, declared, encoding) => {
  const name = encoding === 'big5' ? '東港機械製造企業' : '东港机械制造企业'
  const rows = [['地址', '日期'], ...Array.from({ length: 30 }, (_, i) => [name, `A${i}`])]
  const page = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${declared}"></head><table>${rows.map(rowOf).join('')}</table></html>`
  expect(await cellsOf(await open(iconv.encode(page, encoding)))).toEqual(rows)
})

it.each([
  ['an error page', '<html><body><h1>502 Bad Gateway</h1></body></html>', '网页里没有表格'],
  ['a page cut inside its table', `<html><table>${rowOf(['名称'])}<tr><td>甲`, '网页不完整，表格没有结束'],
  ['a page with another table', `<html><table>${rowOf(['导航', '搜索'])}</table></html>`, /没有登记的列|表头/],
])('refuses %s', (_name, page, reason) => expect(readWhole(Buffer.from(page), source())).rejects.toThrow(reason))

it('lets no cell reach beyond its group of rows, and shows nobody what a page does not', async () => {
  const page = `<table><thead><tr><th rowspan=3>名称<th>代码<th>成立日期<th>法定代表人</thead>
    <tbody><tr><td>甲<span style="display:none">隐</span><del>旧</del><td rowspan=0>A1<td><td><tbody><tr><td>乙<td>A2<td><td hidden>王小明</table>`
  expect(await cellsOf(await open(page))).toEqual([
    ['名称', '代码', '成立日期', '法定代表人'],
    ['甲', 'A1', '', ''],
    ['乙', 'A2', '', ''],
  ])
  expect((await readWhole(Buffer.from(page), source())).counts).toMatchObject({ accepted: 2, refused: 0 })
})

it('loses no cell whose own elements are not closed, and hides no data behind a tab', async () => {
  const page = `<div style="display:none"><table><tr><td><div>甲<td><b>A1<td>2020-01-02<div hidden>110101199003077758</div><td>王<tr><td>乙<td>A2</table></div>`
  expect(await cellsOf(await open(page))).toEqual([
    ['甲', 'A1', '2020-01-02', '王'],
    ['乙', 'A2'],
  ])
})

it('refuses a page whose elements never end', () =>
  expect(open(`<table><tr><td>${'<div>'.repeat(2_000)}`)).rejects.toThrow('网页里的标签一层套一层，读不下去'))

it('bounds what spans and unclosed cells make of a few bytes', async () => {
  const wide = `<table><tr>${'<td colspan="512">甲</td>'.repeat(2_000)}</tr></table>`
  const [row] = await cellsOf(await open(wide))
  expect(row?.length).toBeLessThanOrEqual(512)
  const { findings } = await readWhole(
    Buffer.from(
      `<table>${rowOf(['名称', '代码', '成立日期', '法定代表人'])}<tr><td>甲${'乙'.repeat(300_000)}</td><td>A1</td></tr></table>`,
    ),
    source(),
  )
  expect(findings).toMatchObject([{ line: 2, reason: '一行太长，读不下去' }])
})

it('is explained like any other file, whatever its name says', async () => {
  const page = `<html><meta charset="utf-8"><table>${[
    ['企业名称', '统一社会信用代码', '成立日期'],
    ['云帆甲公司', '91990100MAAY4CL127', '2020-01-02'],
  ]
    .map(rowOf)
    .join('')}</table></html>`
  const { path } = rawOf(Buffer.from(page))
  const { format, proposal } = await explainFile(path)
  expect(format).toBe('html')
  expect(proposal.sources[0]).toMatchObject({ format: 'html', kind: 'enterprise', key: ['统一社会信用代码'] })
})
