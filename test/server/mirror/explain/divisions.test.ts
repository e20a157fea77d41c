import { explained, onlySource } from '../../../support/explained'
import { readWhole } from '../../../support/parse'
import { savedTable } from '../../../support/workbooks'

it('leaves a code to be filled in for each name of a district, the finer of two columns first, and reads the rows meanwhile', async () => {
  const { source, remarks, reading } = await explained([
    ['编号', '县区', '乡镇', '隐患描述', '隐患级别'],
    ['Z1', '云帆区', '望海镇', '护栏松动', '一般隐患'],
    ['Z2', '云帆区', '石塘镇', '排风停用', '一般隐患'],
  ])
  expect(source).toMatchObject({
    columns: { 'place.division': { from: '乡镇', values: { 望海镇: '', 石塘镇: '' } } },
    ignore: ['县区'],
  })
  expect(remarks).toContain('“乡镇”写的是名称')
  expect(reading.counts).toMatchObject({ accepted: 2, refused: 0 })
})

it('reads by the codes once they are filled in', async () => {
  const rows = [
    ['编号', '区县', '隐患描述'],
    ['Z1', '云帆区', '护栏松动'],
    ['Z2', '汐澜县', '排风停用'],
  ]
  const { proposal } = await explained(rows)
  const [given] = proposal.sources
  const columns = { ...(given.columns as object), 'place.division': { from: '区县', values: { 云帆区: '990101', 汐澜县: '' } } }
  const source = onlySource({ sources: [{ ...given, columns }] })
  const reading = await readWhole(savedTable(rows, 'xlsx'), source)
  const divisionOf = ({ body }: { body: unknown }) => (body as { place: { division: string } | null }).place?.division ?? null
  expect([...reading.accepted.values()].map(divisionOf)).toEqual(['990101', null])
})

it('says of what is known to exist that nothing can be counted before the codes are filled in', async () => {
  const { source, remarks, reading } = await explained([
    ['区县', '行业领域', '重点监管点总数', '统计日期'],
    ['云帆区', '建筑施工', '12', '2026-05-01'],
    ['汐澜县', '建筑施工', '7', '2026-05-01'],
  ])
  expect(source).toMatchObject({ kind: 'inventory', columns: { total: '重点监管点总数', division: { from: '区县' } } })
  expect(remarks).toContain('请在 values 里为每个填写行政区划代码')
  expect(remarks).not.toContain('没有找到这样的列')
  expect(reading.counts).toMatchObject({ read: 2, accepted: 0, refused: 2 })
})

it.each([
  ['where a column has the codes', ['编号', '行政区划代码', '区县', '隐患描述'], ['Z1', '990101', '云帆区', '护栏松动']],
  ['of a column that nobody fills in', ['编号', '区县', '隐患描述', '隐患级别'], ['Z1', '', '护栏松动', '一般隐患']],
])('proposes nothing of the kind %s', async (_what, header, row) => {
  const { remarks } = await explained([header, row, [`${row[0]}2`, ...row.slice(1)]])
  expect(remarks).not.toContain('写的是名称')
})
