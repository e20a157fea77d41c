import { readingHash } from '../../../../server/mirror/run/run'
import { Source } from '../../../../server/mirror/source/sources'
import type { DirectiveBody } from '../../../../shared/kinds/directive/schema'
import { readWhole } from '../../../support/parse'
import { savedTable } from '../../../support/workbooks'

/** Rows of which each is one item of a record: a document stands in as many rows as it has measures. */

const SOURCE = {
  name: 'tasks',
  title: '督办台账',
  agency: '局',
  kind: 'directive',
  format: 'xlsx',
  path: 'x.xlsx',
  coverage: 'additions',
  rhythmHours: 24,
  key: ['文号'],
  gather: 'measures',
  columns: {
    title: '文件名称',
    ask: '要求',
    'measures.0.text': '任务',
    'measures.0.owner': '责任单位',
    'measures.0.due': '时限',
    'measures.0.state': { from: '情况', values: { 完成: 'done' } },
  },
  envelope: { documentNo: '文号' },
  persons: ['联系人'],
  ignore: ['序号'],
}
const HEADER = ['序号', '文件名称', '文号', '要求', '任务', '责任单位', '时限', '情况', '联系人']
const read = (rows: string[][], source: object = SOURCE, merges: readonly string[] = []) =>
  readWhole(savedTable([HEADER, ...rows], 'xlsx', {}, merges), Source.parse(source))
const bodiesOf = ({ accepted }: Awaited<ReturnType<typeof read>>) => [...accepted.values()].map(({ body }) => body as DirectiveBody)
const told = (bodies: DirectiveBody[]) => bodies.map(({ title, measures }) => [title, ...measures.map(({ text }) => text)])
const refused = ({ findings }: Awaited<ReturnType<typeof read>>) =>
  findings.filter(({ severity }) => severity === 'refused').map(({ line, column, reason }) => [line, column, reason])

it('joins the rows of one document, however its number is written and wherever they stand, and one without an item stays one', async () => {
  const reading = await read([
    ['1', '甲通知', '云安〔2026〕1号', '试一遍', '试验', '应急局', '2026-05-01', '完成', ''],
    ['2', '乙通知', '云安〔2026〕2号', '', '', '', '', '', ''],
    ['3', '甲通知', '云安[2026]1号', '', '公布', '', '', '', ''],
  ])
  expect(told(bodiesOf(reading))).toEqual([['甲通知', '试验', '公布'], ['乙通知']])
  expect(bodiesOf(reading)[0]).toMatchObject({
    ask: '试一遍',
    missing: ['owner', 'due', 'proof'],
    measures: [{ state: 'done' }, { state: null }],
  })
  expect(reading.counts).toMatchObject({ accepted: 2, refused: 0, duplicate: 0 })
  expect(reading.facts.remarks).toContain('3 行按主键合成 2 条（gather）')
})

it('reads what is merged beside all rows of a document once', async () => {
  const rows = [
    ['1', '甲通知', '云安〔2026〕1号', '试一遍', '试验', '应急局', '2026-05-01', '完成', ''],
    ['', '', '', '', '公布', '应急局', '2026-05-02', '', ''],
    ['2', '乙通知', '云安〔2026〕2号', '查一遍', '检查', '住建局', '2026-05-03', '', ''],
  ]
  const reading = await read(rows, SOURCE, ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3'])
  expect(told(bodiesOf(reading))).toEqual([
    ['甲通知', '试验', '公布'],
    ['乙通知', '检查'],
  ])
})

it('names the row and the column of what cannot be read, and costs no other document', async () => {
  const reading = await read([
    ['1', '甲通知', '云安〔2026〕1号', '', '试验', '', '2026-05-01', '', ''],
    ['2', '甲通知', '云安〔2026〕1号', '', '公布', '', '尽快', '', ''],
    ['3', '乙通知', '云安〔2026〕2号', '', '检查', '', '', '', ''],
    ['4', '丙通知', '云安〔2026〕3号', '', '', '住建局', '', '', ''],
  ])
  expect(told(bodiesOf(reading))).toEqual([['乙通知', '检查']])
  expect(refused(reading)).toEqual([
    [2, '时限（第 3 行）', expect.stringContaining('“尽快”')],
    [5, '任务（第 5 行）', '必填，但没有内容'],
  ])
})

it('refuses a row that says otherwise of the whole document, and keeps the others', async () => {
  const reading = await read([
    ['1', '甲通知', '云安〔2026〕1号', '试一遍', '试验', '', '', '', ''],
    ['2', '别的通知', '云安〔2026〕1号', '', '公布', '', '', '', ''],
    ['3', '甲通知', '云安〔2026〕1号', '', '公示', '', '', '', ''],
  ])
  expect(told(bodiesOf(reading))).toEqual([['甲通知', '试验', '公示']])
  expect(refused(reading)).toEqual([[3, null, '主键与第 2 行相同，内容不同']])
})

it('counts a row that comes again once, and says so', async () => {
  const row = ['1', '甲通知', '云安〔2026〕1号', '', '试验', '', '', '', '']
  const reading = await read([row, row])
  expect(told(bodiesOf(reading))).toEqual([['甲通知', '试验']])
  expect(reading.facts.remarks).toContain('2 行按主键合成 1 条（gather），其中 1 行和前面的完全相同，只算一次')
})

it('refuses each row without a key by itself', async () => {
  const reading = await read([
    ['1', '甲通知', '', '', '试验', '', '', '', ''],
    ['2', '乙通知', '', '', '检查', '', '', '', ''],
  ])
  expect(refused(reading).map(([line, , reason]) => [line, reason])).toEqual([
    [2, '主键是空的'],
    [3, '主键是空的'],
  ])
})

it('hides whom one row names in a column of persons in the texts of all rows of the document', async () => {
  const [body] = bodiesOf(
    await read([
      ['1', '甲通知', '云安〔2026〕1号', '', '沈远舟带队试验', '', '', '', '林知帆'],
      ['2', '甲通知', '云安〔2026〕1号', '', '林知帆公布结果', '', '', '', '沈远舟'],
    ]),
  )
  expect(JSON.stringify(body)).not.toMatch(/知帆|远舟/)
  expect(body?.measures).toHaveLength(2)
})

it('stops where one record has more items than it may, and says what to do', async () => {
  const rows = Array.from({ length: 201 }, (_, i) => ['', '甲通知', '云安〔2026〕1号', '', `任务${i}`, '', '', '', ''])
  await expect(read(rows)).rejects.toThrow('第 2 行起，同一主键的行超过 200 行，一条记录放不下：真有这么多项的，请分成几份')
  expect(bodiesOf(await read(rows.slice(1)))[0]?.measures).toHaveLength(200)
})

it.each<[string, object, string]>([
  ['another way of joining', { tally: 'characters', columns: { title: '文号' }, envelope: {} }, '不能和 unpivot、tally 一起用'],
  ['no column of an item', { columns: { title: '文件名称' } }, 'columns 里没有 measures.0. 开头的列'],
  ['items side by side', { columns: { ...SOURCE.columns, 'measures.1.text': '任务2' } }, '不写“measures.1.text”'],
  ['a key of an item', { key: ['文号', '任务'] }, '不能用每一项的列“任务”'],
])('a description with %s cannot be used', (_name, given, message) => {
  const parsed = Source.safeParse({ ...SOURCE, ...given })
  expect(parsed.error?.issues.map((issue) => issue.message).join('\n')).toContain(message)
})

it('is part of what decides how bytes become records: they are read again where it changes', () =>
  expect(readingHash(Source.parse(SOURCE))).not.toBe(readingHash(Source.parse({ ...SOURCE, gather: undefined }))))
