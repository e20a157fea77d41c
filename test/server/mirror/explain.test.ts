import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { explainFile } from '../../../server/mirror/explain'
import { SourceList } from '../../../server/mirror/sources'
import { readWhole } from '../../support/parse'
import { temporaryFolder } from '../../support/store'
import { savedTable } from '../../support/workbooks'

const { dir, remove } = temporaryFolder()
afterAll(remove)
const file = (name: string, bytes: Buffer): string => {
  writeFileSync(join(dir, name), bytes)
  return join(dir, name)
}

it('proposes a description that reads the very file, persons left out', async () => {
  const rows = Array.from({ length: 30 }, (_, i) => `企业${i};9199010${i};王小明;1391234567${i % 10};2020年1月${(i % 28) + 1}日;建材`)
  const bytes = iconv.encode(
    ['企业名册（2026 年）', '', '企业名称;统一社会信用代码;法定代表人;联系电话;成立日期;备注', ...rows].join('\r\n'),
    'gb18030',
  )
  const { format, headerLine, columns, proposal } = await explainFile(file('list.csv', bytes))
  expect({ format, headerLine }).toEqual({ format: 'csv', headerLine: 3 })
  expect(columns.map(({ holds }) => holds)).toEqual(['text', 'number', 'text', 'personal number', 'date', 'text'])
  const { sources } = SourceList.parse(proposal)
  const [source] = sources
  expect(source).toMatchObject({
    kind: 'enterprise',
    delimiter: ';',
    key: ['统一社会信用代码'],
    columns: { name: '企业名称', uscc: '统一社会信用代码', registeredOn: '成立日期' },
    persons: ['法定代表人'],
    ignore: ['联系电话', '备注'],
  })
  if (!source) throw new Error('a list has a source')
  expect((await readWhole(bytes, source)).counts).toMatchObject({ accepted: 30, refused: 0 })
})

it('knows decisions from notices, in workbooks too', async () => {
  const header = ['标题', '行政处罚决定书文号', '被处罚单位名称', '主要违法违规事实', '行政处罚依据', '行政处罚决定', '作出处罚决定的日期']
  const bytes = savedTable(
    [header, ['甲', '1号', '某公司', '事实', '依据', '罚款', '2026-05-01'], ['乙', '2号', '某公司', '事实', '依据', '罚款', '2026-05-02']],
    'xlsx',
  )
  const { proposal } = await explainFile(file('decisions.xlsx', bytes))
  const [source] = SourceList.parse(proposal).sources
  expect(source).toMatchObject({
    kind: 'penalty',
    format: 'xlsx',
    key: ['行政处罚决定书文号'],
    envelope: { documentNo: '行政处罚决定书文号' },
  })
  if (source) expect((await readWhole(bytes, source)).counts).toMatchObject({ accepted: 2, refused: 0 })
})

it('says what is no table', async () => {
  await expect(explainFile(file('a.html', Buffer.from('<html>')))).rejects.toThrow('这是网页，不是表格')
  await expect(explainFile(file('a.csv', Buffer.from('一段话\n又一段话\n')))).rejects.toThrow('没有找到像表头的一行')
})
