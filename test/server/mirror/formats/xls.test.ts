import Papa from 'papaparse'
import { openCsv } from '../../../../server/mirror/formats/csv'
import { openXls } from '../../../../server/mirror/formats/xls'
import { cellsOf, checksum, register } from '../../../support/cells'
import { rawOf, readWhole } from '../../../support/parse'
import { enterpriseSource } from '../../../support/sources'
import { savedTable } from '../../../support/workbooks'

it.each([['biff8'], ['xlml']] as const)('as %s has every cell of the same data as CSV', async (bookType) => {
  const table = register(4_000)
  const csv = await openCsv(rawOf(Buffer.from(Papa.unparse(table))), { encoding: 'auto', delimiter: ',' })
  expect(checksum(await cellsOf(await openXls(rawOf(savedTable(table, bookType)))))).toBe(checksum(await cellsOf(csv)))
})

it('is read as a workbook where it is one in XML: its dates, its formats, its merged cells, a code as it was typed', async () => {
  const text = (value: string, attributes = '') => `<Cell ${attributes}><Data ss:Type="String">${value}</Data></Cell>`
  const book = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
    <Styles><Style ss:ID="d"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style></Styles><Worksheet ss:Name="名册"><Table>
    <Row>${text('名称')}${text('代码')}${text('成立日期')}${text('法定代表人')}</Row>
    <Row>${text('甲&amp;乙', 'ss:MergeDown="1"')}${text('0001')}<Cell ss:StyleID="d"><Data ss:Type="DateTime">2020-01-02T00:00:00.000</Data></Cell></Row>
    <Row>${text('0002', 'ss:Index="2"')}</Row></Table></Worksheet></Workbook>`
  const { accepted, counts } = await readWhole(Buffer.from(book), enterpriseSource({ format: 'xls' }))
  expect(counts).toMatchObject({ accepted: 2, refused: 0 })
  expect([...accepted.values()].map(({ body }) => 'uscc' in body && [body.name, body.uscc, body.registeredOn])).toEqual([
    ['甲&乙', '0001', '2020-01-02'],
    ['甲&乙', '0002', null],
  ])
})

/** A date of a workbook in its old form, its format a built-in one by this number. */
function datedBook(format: number): Buffer {
  const bytes = savedTable([['日期'], [46_145]], 'biff8', {})
  const at = bytes.indexOf(Buffer.from([0xe0, 0, 20, 0]))
  expect(at).toBeGreaterThan(0)
  for (let xf = at; xf >= 0; xf = bytes.indexOf(Buffer.from([0xe0, 0, 20, 0]), xf + 1)) bytes.writeUInt16LE(format, xf + 6)
  return bytes
}

it.each([
  [57, '2026-05'],
  [27, '2026-05'],
  [31, '2026-05-03'],
  [58, '2026-05-03'],
  [14, '2026-05-03'],
])('shows of a day what its built-in format %d shows', async (format, text) =>
  expect(await cellsOf(await openXls(rawOf(datedBook(format))))).toEqual([['日期'], [text]]),
)

it.each([
  ['in its old form', 'biff8', 700, 'XLS 文件已损坏，读不下去'],
  ['in XML', 'xlml', 3_000, 'XLS 文件不完整'],
] as const)('is refused where it is cut %s', (_name, bookType, at, reason) =>
  expect(openXls(rawOf(savedTable(register(50), bookType).subarray(0, at)))).rejects.toThrow(reason),
)
