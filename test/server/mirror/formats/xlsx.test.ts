import Papa from 'papaparse'
import { formattedText, numberFormat, numberText, serialText } from '../../../../server/mirror/formats/spreadsheet'
import { LOST, SCALED } from '../../../../server/mirror/formats/types'
import { openCsv } from '../../../../server/mirror/formats/csv'
import { openXlsx } from '../../../../server/mirror/formats/xlsx/index'
import { cellsOf, checksum, register } from '../../../support/cells'
import { rawOf, readWhole } from '../../../support/parse'
import { enterpriseSource } from '../../../support/sources'
import { inlineRow, savedTable, workbookOf, zipOf } from '../../../support/workbooks'

describe('every cell against the same data as CSV', () => {
  const table = register(4_000)
  const csv = () => openCsv(rawOf(Buffer.from(Papa.unparse(table))), { encoding: 'auto', delimiter: ',' })
  it.each([
    ['XLSX with shared texts', savedTable(table, 'xlsx', { bookSST: true, compression: true }), openXlsx],
    ['XLSX with texts in their cells', savedTable(table, 'xlsx', { bookSST: false, compression: true }), openXlsx],
  ])('%s', async (_name, bytes, open) => {
    expect(checksum(await cellsOf(await open(rawOf(bytes))))).toBe(checksum(await cellsOf(await csv())))
  })
})

it('reads cells as a person sees them', async () => {
  const styles =
    '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="177" formatCode="#,##0.00&quot;day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs>'
  const strings =
    '<si><t>甲</t><rPh sb="0" eb="1"><t>jia</t></rPh></si><si><r><t>乙</t></r><r><rPr/><t xml:space="preserve"> 丙</t></r></si><si><t>一_x000D_\n二</t></si>'
  const cells = [
    '<c r="A1" t="s"><v>0</v></c>',
    '<c r="B1" t="s"><v>1</v></c>',
    '<c r="D1" s="1"><v>44926</v></c>',
    '<c s="2"><v>44926.5</v></c>',
    '<c s="3"><v>1234.5</v></c>',
    '<c t="b"><v>1</v></c>',
    '<c t="e"><v>#N/A</v></c>',
    '<c t="str"><f>A1</f><v>算出的字</v></c>',
    '<c><v>9.1330100799655e17</v></c>',
    '<c><v>0.1</v></c>',
    '<c t="s"><v>2</v></c>',
    '<c s="1"/>',
  ]
  const bytes = workbookOf([{ rows: `<row r="1">${cells.join('')}</row>` }], { strings, styles })
  expect(await cellsOf(await openXlsx(rawOf(bytes)))).toEqual([
    ['甲', '乙 丙', '', '2022-12-31', '2022-12-31 12:00:00', '1234.5day', '是', '', '算出的字', LOST, '0.1', '一\r\n二'],
  ])
  const old = workbookOf([{ rows: '<row><c s="1"><v>43464</v></c></row>' }], { styles, date1904: true })
  expect(await cellsOf(await openXlsx(rawOf(old)))).toEqual([['2022-12-31']])
})

it.each([
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  [60, '60'],
  [61, '1900-03-01'],
  [43_831, '2020-01-01'],
  [43_831.999_99, '2020-01-01 23:59:59'],
  [-1, '-1'],
  [2_958_466, '2958466'],
])('day %d of the 1900 calendar is %s', (serial, text) => expect(serialText(serial, false)).toBe(text))

it('knows formats of dates from formats of numbers', () => {
  for (const code of ['yyyy/m/d', '[$-804]yyyy"年"m"月"d"日";@', 'd-mmm-yy', 'm"月"d"日"', 'yyyy-mm-dd hh:mm:ss.0'])
    expect([code, numberFormat(code).shows]).toEqual([code, 'day'])
  for (const code of ['yyyy"年"m"月"', 'mmm-yy', 'm"月"', 'e.mm']) expect([code, numberFormat(code).shows]).toEqual([code, 'month'])
  for (const code of ['[DBNum1]yyyy"年"', 'yyyy', 'yyyy h:mm'])
    expect([code, numberFormat(code).shows]).toEqual([code, code === 'yyyy h:mm' ? 'month' : 'year'])
  for (const code of [
    'General',
    '0.00',
    '#,##0',
    '[Red]0',
    '0.00E+00',
    '"day" 0',
    '_-* #,##0',
    '\\d0',
    '0年',
    '0个月',
    'h:mm',
    '['.repeat(100_000),
  ])
    expect(numberFormat(code).shows).toBeNull()
})

it.each([
  [3, '0.00"万元"', '3万元'],
  [123, '000000', '000123'],
  [12, '"云应急罚〔2026〕"0"号"', '云应急罚〔2026〕12号'],
  [0.955, '0.0%', '95.5%'],
  [1234.5, '_ [$¥-804]* #,##0.00_ ;[Red]-#,##0.00', '¥1234.5'],
  [1234.5, '#,##0.00', '1234.5'],
  [44_805, 'yyyy"年"m"月"', '2022-09'],
  [44_805, 'yyyy"年"', '2022'],
  // Shown in ten thousands: all of the number, and the word of its power of ten.
  [30_000, '0!.0,', '3万'],
  [31_234, '0!.0000', '3.1234万'],
  [-30_500, '0\\.0,', '-3.05万'],
  [30_000, '0!.0,"万元"', '3万元'],
  [250_000_000, '0!.00,,"亿"', '2.5亿'],
  // In thousands, or in a unit that the format says otherwise: what is seen is not the number.
  [30_000, '#,##0,', SCALED],
  [30_000, '0!.0,"元"', SCALED],
  // Places of digits with characters between them.
  [20_260_503, '0000"年"00"月"00"日"', '2026年05月03日'],
  [20_260_503, '0000-00-00', '2026-05-03'],
  [20_260_503, '####\\.##\\.##', '2026.05.03'],
  [1_201, '"第"00"-"0000"号"', '第00-1201号'],
  [3.5, '00-00', SCALED],
  [1_234_567, '#\\ ###\\ ##0', '1234567'],
  [1_234.5, '# ##0.00', '1234.5'],
  [0.5, '# ?/?', '0.5'],
  [30_000, '0.00E+00', '30000'],
  [915_301_007_134_567_890, 'General', LOST],
])('%d in the format %s is read as %s', (value, code, text) => expect(formattedText(value, numberFormat(code), false)).toBe(text))

it('shows numbers without powers of ten or binary dust', () => {
  expect([0.1 + 0.2, 999_999_999_999_999, 1.5e-7, -3, 1e15].map(numberText)).toEqual(['0.3', '999999999999999', '0.00000015', '-3', LOST])
})

const workbookSource = (overrides = {}) => enterpriseSource({ format: 'xlsx', ...overrides })
const names = (reading: Awaited<ReturnType<typeof readWhole>>) =>
  [...reading.accepted.values()].map(({ body }) => 'name' in body && body.name)

describe('cells that a record must not be made of', () => {
  const sheet = (...cells: string[]) =>
    workbookOf([{ rows: inlineRow(1, '名称', '代码', '成立日期') + `<row r="2">${cells.join('')}</row>` }])
  const name = '<c r="A2" t="inlineStr"><is><t>甲</t></is></c>'
  const code = '<c r="B2" t="inlineStr"><is><t>A1</t></is></c>'

  it.each([
    ['a code kept as a number', [name, '<c r="B2"><v>915301007134567890</v></c>'], '数字的位数超过表格能保存的'],
    ['a formula that was never calculated', [name, code, '<c r="C2"><f>DATE(2020,1,2)</f></c>'], '公式没有算出的值'],
  ])('%s', async (_name, cells, reason) => {
    const { counts, findings } = await readWhole(sheet(...cells), workbookSource({ ignore: [] }))
    expect(counts).toMatchObject({ accepted: 0, refused: 1 })
    expect(findings).toMatchObject([{ reason: expect.stringContaining(reason) }])
  })

  it('but one in a column that nobody reads is nobody’s fault', async () => {
    const source = workbookSource({ columns: { name: '名称', uscc: '代码' }, ignore: ['成立日期'] })
    const { counts } = await readWhole(sheet(name, code, '<c r="C2"><f>NOW()</f></c>'), source)
    expect(counts).toMatchObject({ accepted: 1, refused: 0 })
  })

  it('and one whose place is written wrong', () =>
    expect(readWhole(sheet('<c r="$A$2"><v>1</v></c>'), workbookSource({ ignore: [] }))).rejects.toThrow('有一格的位置写错了'))

  it('says that rows are hidden, and reads them', async () => {
    const rows = inlineRow(1, '名称', '代码', '成立日期') + `<row r="2" hidden="1">${name}${code}</row>`
    const { counts, facts } = await readWhole(workbookOf([{ rows }]), workbookSource({ ignore: [] }))
    expect(counts).toMatchObject({ accepted: 1 })
    expect(facts.remarks).toEqual(['有 1 行在表里是隐藏的，照样读了'])
  })

  it('reads a table beside which somebody has written a note', async () => {
    const rows = inlineRow(1, '名称', '代码', '成立日期') + inlineRow(2, '甲', 'A1', '', '', '', '', '已核对')
    const { counts } = await readWhole(workbookOf([{ rows }]), workbookSource({ ignore: [] }))
    expect(counts).toMatchObject({ accepted: 1, refused: 0 })
  })

  it('skips a subtotal inside a merge, and a header of two rows that comes again', async () => {
    const header = (line: number) => inlineRow(line, '名称', '登记', '', '成立日期') + inlineRow(line + 1, '', '代码', '地区', '')
    const rows =
      header(1) +
      inlineRow(3, '甲', 'A1', '东') +
      inlineRow(4, '乙', 'A2') +
      inlineRow(5, '', '小计', '2家') +
      header(6) +
      inlineRow(8, '丙', 'A3')
    const merges = ['A1:A2', 'B1:C1', 'D1:D2', 'A4:A5', 'A6:A7', 'B6:C6', 'D6:D7']
    const source = workbookSource({ key: ['登记代码'], columns: { name: '名称' }, ignore: ['登记地区', '成立日期'] })
    const reading = await readWhole(workbookOf([{ rows, merges }]), source)
    expect(names(reading)).toEqual(['甲', '乙', '丙'])
    expect(reading.counts).toMatchObject({ accepted: 3, refused: 0, skipped: 3 })
  })
})

describe('tables as offices make them', () => {
  it('finds a header of two rows with merged groups under a merged title, and fills merged cells of the body', async () => {
    const bytes = workbookOf([
      {
        rows: [
          inlineRow(1, '企业名册'),
          inlineRow(3, '名称', '登记', '', '法定代表人'),
          inlineRow(4, '', '代码', '成立日期'),
          inlineRow(5, '甲', 'A1', '2020-01-02', '张三'),
          inlineRow(6, '', 'A2', '', '李四'),
          inlineRow(7, '合计', '2'),
        ].join(''),
        merges: ['A1:D1', 'A3:A4', 'B3:C3', 'D3:D4', 'A5:A6', 'C5:C6'],
      },
    ])
    const columns = { name: '名称', uscc: '登记/代码', registeredOn: '登记成立日期' }
    const reading = await readWhole(bytes, workbookSource({ columns, key: ['登记/代码'] }))
    expect(reading.counts).toEqual({ read: 4, accepted: 2, refused: 0, duplicate: 0, skipped: 2 })
    expect([...reading.accepted.values()].map(({ body }) => body)).toMatchObject([
      { name: '甲', uscc: 'A1', registeredOn: '2020-01-02' },
      { name: '甲', uscc: 'A2', registeredOn: '2020-01-02' },
    ])
  })

  const HEADER = ['名称', '代码', '成立日期', '法定代表人']

  it('reads every visible sheet with the header, and says which it left out', async () => {
    const bytes = workbookOf([
      { name: '说明', rows: inlineRow(1, '填表说明') },
      { name: '一季度', rows: inlineRow(1, ...HEADER) + inlineRow(2, '甲', 'A1') },
      { name: '二季度', rows: inlineRow(1, ...HEADER) + inlineRow(2, '', '') + inlineRow(3, '乙', 'A2', '坏') },
      { name: '旧', hidden: true, rows: inlineRow(1, ...HEADER) + inlineRow(2, '丙', 'A3') },
    ])
    const reading = await readWhole(bytes, workbookSource())
    expect(reading.counts).toEqual({ read: 6, accepted: 1, refused: 1, duplicate: 0, skipped: 4 })
    expect(reading.facts.remarks).toEqual(['工作表“说明”没有登记的表头，没有采用', '工作表“旧”是隐藏的，没有读'])
    expect(reading.findings.filter(({ severity }) => severity === 'refused')).toMatchObject([
      { place: '二季度', line: 3, reason: '“坏”不是日期' },
    ])
    expect(names(await readWhole(bytes, workbookSource({ sheet: '旧' })))).toEqual(['丙'])
    await expect(readWhole(bytes, workbookSource({ sheet: '三季度' }))).rejects.toThrow(
      '没有名为“三季度”的工作表，有的是：说明、一季度、二季度、旧',
    )
  })

  it('takes days that were saved as bare numbers only where the mapping says so', async () => {
    const bytes = workbookOf([
      { rows: inlineRow(1, ...HEADER) + '<row r="2"><c t="inlineStr"><is><t>甲</t></is></c><c><v>7</v></c><c><v>44926</v></c></row>' },
    ])
    expect((await readWhole(bytes, workbookSource())).counts.refused).toBe(1)
    const columns = { name: '名称', uscc: '代码', registeredOn: { from: '成立日期', serial: '1900' } }
    expect([...(await readWhole(bytes, workbookSource({ columns }))).accepted.values()][0]?.body).toMatchObject({
      registeredOn: '2022-12-31',
    })
  })
})

it('is led astray by no merge, however far it reaches, and by no extension of the workbook', async () => {
  const header = inlineRow(1, '名称', '代码', '成立日期', '法定代表人')
  const far = workbookOf([{ rows: header + inlineRow(2, '甲', 'A1'), merges: ['ZZZZZZ2:ZZZZZZ3', 'D1:ZZZZZZ1', 'A1:A1048576'] }])
  expect((await readWhole(far, workbookSource({ guards: { unknownColumns: 'warn' } }))).counts).toMatchObject({ accepted: 1 })
  const many = workbookOf([
    {
      rows: header + Array.from({ length: 8_000 }, (_, i) => inlineRow(i + 2, '甲', `A${i}`)).join(''),
      merges: Array.from({ length: 8_000 }, () => 'C2:C1048576'),
    },
  ])
  expect((await readWhole(many, workbookSource())).counts).toMatchObject({ accepted: 8_000 })
})

it('keeps the header together where only one of its names is merged downwards', async () => {
  const bytes = workbookOf([
    {
      rows:
        inlineRow(1, '名称', '代码', '成立日期', '联系') +
        inlineRow(2, '', '', '', '电话', '邮箱') +
        inlineRow(3, '甲', 'A1', '', '1', '2'),
      merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1'],
    },
  ])
  const reading = await readWhole(bytes, workbookSource({ ignore: ['联系电话', '联系邮箱'] }))
  expect(reading.counts).toEqual({ read: 1, accepted: 1, refused: 0, duplicate: 0, skipped: 0 })
  expect(reading.facts.columns).toEqual(['名称', '代码', '成立日期', '联系电话', '联系邮箱'])
})

describe('a workbook that cannot be used', () => {
  const good = savedTable(register(50), 'xlsx', { compression: true })
  it.each([
    ['cut short', good.subarray(0, good.length - 200), /不是完整的 XLSX 文件/],
    ['without sheets', zipOf({ 'xl/workbook.xml': '<workbook><sheets/></workbook>' }), 'XLSX 里没有工作表'],
    ['broken XML', workbookOf([{ rows: '<row><c><v>1</v></row>' }]), /已损坏（不是完整的 XML）/],
    ['entities that multiply', workbookOf([{ rows: '' }], { strings: ']]><!DOCTYPE x [<!ENTITY a "a">]>' }), /已损坏|不应有的声明/],
    ['a text that is not there', workbookOf([{ rows: '<row><c t="s"><v>9</v></c></row>' }]), '工作表第 1 行引用了不存在的文字'],
  ])('%s', async (_name, bytes, message) => {
    await expect(openXlsx(rawOf(bytes)).then(cellsOf)).rejects.toThrow(message)
  })

  it('a part that is not what its checksum says', async () => {
    const bytes = workbookOf([{ rows: inlineRow(1, '甲') }])
    for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1'))
      bytes[at + 16] = (bytes[at + 16] ?? 0) ^ 1
    await expect(openXlsx(rawOf(bytes)).then(cellsOf)).rejects.toThrow('已损坏（校验和不符）')
  })

  it.each([
    ['more', -1],
    ['fewer', 1],
  ])('a part of which there is %s than its entry says', async (_name, by) => {
    const bytes = workbookOf([{ rows: inlineRow(1, '甲') }])
    // The sheet is the last part.
    const entry = bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1')
    bytes.writeUInt32LE(bytes.readUInt32LE(entry + 24) + by, entry + 24)
    await expect(openXlsx(rawOf(bytes)).then(cellsOf)).rejects.toThrow('已损坏（压缩数据有误）')
  })

  it('a bomb: small, and vast when it is opened', async () => {
    const bomb = workbookOf([{ rows: `<row>${'<c><v>1</v></c>'.repeat(6_000_000)}</row>` }])
    expect(bomb.length).toBeLessThan(1_000_000)
    await expect(openXlsx(rawOf(bomb))).rejects.toThrow('XLSX 解开后大得不合常理，没有读')
  })
})
