import fc from 'fast-check'
import { cellText } from '../../../../server/mirror/formats/cellText'
import { UNCALCULATED } from '../../../../server/mirror/formats/types'
import { readWhole } from '../../../support/parse'
import { enterpriseSource } from '../../../support/sources'
import { inlineRow, workbookOf } from '../../../support/workbooks'

const text = (cell: string) => cellText(cell).text

describe('what databases hold for browsers', () => {
  it.each([
    ['云帆船舶&#40;集团&#41;有限公司', '云帆船舶(集团)有限公司'],
    ['云帆&middot;阿古拉&nbsp;牧业', '云帆·阿古拉 牧业'],
    ['云帆A&amp;B服务', '云帆A&B服务'],
    ['&#x4E91;&#x5E06;&quot;一号&quot;库', '云帆"一号"库'],
    // Twice through one filter, and through one that writes its marks full-width.
    ['甲&amp;#40;乙&amp;#41;', '甲(乙)'],
    ['甲＆#40;乙＆＃41；', '甲(乙)'],
    ['&NBSP;甲', ' 甲'],
    ['&lt;p&gt;罚款叁万元&lt;/p&gt;&lt;br/&gt;逾期加处罚款', '罚款叁万元\n逾期加处罚款'],
    ['<p class="MsoNormal"><span style="x">一</span><o:p></o:p></p><P>二</P>', '一\n二'],
    ['甲<b>建筑</b>公司', '甲建筑公司'],
    ['甲<script>var a = 1</script><!-- 乙 --><style>p{}</style>丙', '甲丙'],
    ['\\u4e91\\u5e06\\ud842\\udfb7公司', '云帆𠮷公司'],
    ['甲_x000D_\n乙', '甲\n乙'],
    ['<img src="x.png"/>', ''],
    ['＜p＞甲＜/p＞', '甲'],
  ])('%s is read as %s, and said', (cell, read) => {
    expect(text(cell)).toBe(read)
    expect(cellText(cell).was).toBe('夹有网页代码，已还原成文字')
  })

  it.each([
    'A&B',
    'AT&T；甲',
    '&',
    '<5人',
    '3<5 且 7>5',
    '压力 a<b 与 c>d',
    '<安全生产法>',
    '《条例》<第三条>',
    '甲&foo;乙',
    '甲&ampx;乙',
    '&#xfdd0;',
    '&#0;',
    '罚款 & 警告',
    '<b 与 c>',
    'C:\\u1234',
    '\\ufdd0\\ufdd1',
    '\\ud842\\ud842',
  ])('%s stays as it is', (cell) => expect(cellText(cell)).toEqual({ text: cell, was: null }))

  it('never makes a text longer, whatever comes', () => {
    const Piece = fc.constantFrom('<', '>', '/', '<p', '<!--', '-->', '<script>', '</script>', '&', '#', '40', ';', 'amp', 'nbsp', ' ', '"', '=', '甲', '\n') // prettier-ignore
    fc.assert(
      fc.property(fc.array(Piece, { maxLength: 40 }), (pieces) => {
        const once = text(pieces.join(''))
        expect(once.length).toBeLessThanOrEqual(pieces.join('').length)
      }),
    )
  })

  it.each(['<!--', '<script>', '<p "', '&amp;', '&', '<', '<p ', '=IMAGE(', ')', ' ', '<?xml', '\n'])(
    'reads a cell full of %j at once',
    (piece) => {
      const cell = piece.repeat(Math.ceil(200_000 / piece.length))
      expect(typeof text('=IMAGE(' + cell)).toBe('string')
      expect(typeof text(`<p>${cell}`)).toBe('string')
    },
  )
})

describe('what spreadsheet programs leave in a cell', () => {
  it.each([
    ['=DISPIMG("ID_0F3A5C7E9B1D4F60A2C4E6F8091B2D3F",1)', ''],
    ['=_xlfn.DISPIMG("ID_1",1)', ''],
    ['DISPIMG("ID_1",1)', ''],
    ['甲=DISPIMG("ID_1",1)', '甲'],
    ['=_xlfn.IMAGE("https://example.com/a.png")', ''],
    ['=image("https://example.com/a.png","甲")', ''],
    ['data:image/png;base64,iVBORw0KGgo=', ''],
    ['=HYPERLINK("https://example.com/1","云帆一号冷库")', '云帆一号冷库'],
    ['=HYPERLINK("https://example.com/1")', 'https://example.com/1'],
    ['=VLOOKUP(A2,名册!A:B,2,0)', UNCALCULATED],
    ['=B2&C2', UNCALCULATED],
    ['=$A$1', UNCALCULATED],
    ["='名册'!A1", UNCALCULATED],
    ['="91990100MAAY4CL127"', '91990100MAAY4CL127'],
    ['=====', '====='],
    ['= 甲', '= 甲'],
    ['=A级企业', '=A级企业'],
  ])('%s is read as %j', (cell, read) => expect(text(cell)).toBe(read))

  it.each([
    ['HYPERLINK("https://example.com/1","东路1号")', '东路1号'],
    ['_xlfn.DISPIMG("ID_1",1)', null],
  ])('a formula that nobody calculated says what it shows, where it says it itself: %s', async (formula, address) => {
    const cells = ['甲', 'A1'].map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')
    const rows = inlineRow(1, '名称', '代码', '地址') + `<row r="2">${cells}<c><f>${formula}</f></c></row>`
    const source = enterpriseSource({ format: 'xlsx', columns: { name: '名称', uscc: '代码', address: '地址' }, ignore: [] })
    expect([...(await readWhole(workbookOf([{ rows }]), source)).accepted.values()].map(({ body }) => body)).toMatchObject([{ address }])
  })

  it('a picture fills no column, is remarked, and its row is refused where the column must be filled', async () => {
    const image = '<f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v>'
    const rows =
      inlineRow(1, '名称', '代码', '地址') +
      `<row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c><c r="B2" t="inlineStr"><is><t>A1</t></is></c><c r="C2" t="str">${image}</c></row>` +
      `<row r="3"><c r="A3" t="str">${image}</c><c r="B3" t="inlineStr"><is><t>A2</t></is></c></row>`
    const source = enterpriseSource({ format: 'xlsx', columns: { name: '名称', uscc: '代码', address: '地址' }, ignore: [] })
    const { accepted, findings } = await readWhole(workbookOf([{ rows }]), source)
    expect([...accepted.values()].map(({ body }) => body)).toMatchObject([{ name: '甲', address: null }])
    expect(JSON.stringify([...accepted.values()])).not.toContain('DISPIMG')
    expect(findings.map(({ severity, line, column, reason }) => [severity, line, column, reason])).toEqual(
      expect.arrayContaining([
        ['warning', 2, '地址', '是图片，图里的内容没有读'],
        ['refused', 3, '名称', '必填，但没有内容'],
      ]),
    )
  })
})

describe('a row with such cells', () => {
  const csv = (...lines: string[]) => Buffer.from(['名称,代码,地址,备注', ...lines].join('\n') + '\n')
  const source = enterpriseSource({ columns: { name: '名称', uscc: '代码', address: '地址' }, ignore: ['备注'] })

  it('is read as a person reads it, with one remark', async () => {
    const { accepted, findings } = await readWhole(csv('甲&#40;集团&#41;公司,A1,东路<br/>1号,<b>无</b>', '乙,A2,A&B大厦,&nbsp;'), source)
    expect([...accepted.values()].map(({ body }) => body)).toMatchObject([
      { name: '甲(集团)公司', address: '东路 1号' },
      { name: '乙', address: 'A&B大厦' },
    ])
    expect(findings.filter(({ reason }) => reason.includes('网页代码'))).toMatchObject([
      { severity: 'warning', line: 2, column: '名称', reason: '夹有网页代码，已还原成文字（“地址”也是）' },
    ])
  })

  it('has its header read so too, and its key', async () => {
    const bytes = Buffer.from('<b>名称</b>,代码&nbsp;,地址,备注\n甲,A&#49;,,\n乙,A1,,\n')
    const { counts, findings } = await readWhole(bytes, source)
    expect(counts).toMatchObject({ accepted: 1, refused: 1 })
    expect(findings.map(({ reason }) => reason)).toContain('主键与第 2 行相同，内容不同')
  })

  it('keeps its own text for the office that sent it', async () => {
    const { findings } = await readWhole(csv('&#40;甲&#41;,,,', '丙,A3,=A1&B1,'), source)
    expect(findings.map(({ original, reason }) => [original, reason])).toEqual(
      expect.arrayContaining([
        ['&#40;甲&#41;,,,', '主键是空的'],
        ['丙,A3,=A1&B1,', '公式没有算出的值，请重新保存表格'],
      ]),
    )
  })
})
