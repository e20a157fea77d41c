import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainFile } from '../../../../server/mirror/explain/index'
import { SourceList } from '../../../../server/mirror/source/sources'
import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import { readWhole } from '../../../support/parse'
import { temporaryFolder } from '../../../support/store'
import { savedTable } from '../../../support/workbooks'

/** Words where a day or a code is asked for cost neither the row nor the column. */

const { dir, remove } = temporaryFolder()
afterAll(remove)

const explained = async (rows: (string | number)[][], later = rows) => {
  writeFileSync(join(dir, '台账.xlsx'), savedTable(rows, 'xlsx'))
  const { proposal, remarks } = await explainFile(join(dir, '台账.xlsx'))
  const [source] = SourceList.parse(proposal).sources
  if (!source) throw new Error('a proposal has a source')
  const { counts, accepted, findings } = await readWhole(savedTable(later, 'xlsx'), source)
  return { source, remarks: remarks.join('\n'), counts, findings, bodies: [...accepted.values()].map(({ body }) => body as HazardBody) }
}
const HEADER = ['编号', '隐患名称', '整改期限', '排查日期']
const WORDS = ['立即整改', '即知即改', '6月底前', '2026年5月', '长期', '下月底', '2026-06-30', '2026年7月5日']

it('reads a column of deadlines that holds words, keeps every row, and tells of each word', async () => {
  const { source, remarks, counts, findings, bodies } = await explained([
    HEADER,
    ...WORDS.map((word, i) => [`Z${i}`, `隐患${i}`, word, '2026-05-01']),
  ])
  expect(source).toMatchObject({ columns: { 'commitments.deadline': { from: '整改期限', lenient: true }, foundOn: '排查日期' } })
  expect(counts).toMatchObject({ accepted: 8, refused: 0 })
  // A month is no day, and nothing is made of it.
  expect(bodies.map(({ commitments }) => commitments?.deadline ?? null)).toEqual([null, null, null, null, null, null, '2026-06-30', '2026-07-05']) // prettier-ignore
  expect(bodies.map(({ handling }) => handling)).toEqual(['on_the_spot', 'on_the_spot', null, null, null, null, null, null])
  expect(findings.map(({ severity, line, column, reason }) => [severity, line, column, reason])).toEqual(
    WORDS.slice(0, 6).map((word, i) => [
      'warning',
      i + 2,
      '整改期限',
      `“${word}”${word === '2026年5月' ? '不是日期：只有年或年月，没有公开到日' : '不是日期'}，这一项按不知道读取`,
    ]),
  )
  expect(remarks).toContain(
    '“整改期限”里有“立即整改”、“即知即改”、“6月底前”、“2026年5月”、“长期”等 6 种写法读不成这个字段，按不知道读取并提醒',
  )
  expect(remarks).toContain('“整改期限”里的“立即整改”、“即知即改”同时读作处置方式，请核对')
})

it('loses no row for a word that comes later', async () => {
  const rows = (word: string) => [HEADER, ['Z1', '甲', '2026-06-30', '2026-05-01'], ['Z2', '乙', word, '2026-05-01']]
  expect((await explained(rows('长期'), rows('雨季前'))).counts).toMatchObject({ accepted: 2, refused: 0 })
  // Where the sample had no such word, it is refused with its reason, as ever.
  expect((await explained(rows('2026-07-01'), rows('雨季前'))).counts).toMatchObject({ accepted: 1, refused: 1 })
})

it('reads a code as unknown where nobody knows the word, and asks for its meaning', async () => {
  const states = ['已整改', '已整改', '未整改', '已整改', '挂账中']
  const { source, remarks, counts, bodies } = await explained([
    ['编号', '隐患名称', '整改状态'],
    ...states.map((state, i) => [`Z${i}`, `隐患${i}`, state]),
  ])
  expect(source).toMatchObject({ columns: { status: { from: '整改状态', values: { 挂账中: '' } } } })
  expect(counts).toMatchObject({ accepted: 5, refused: 0 })
  expect(bodies.map(({ status }) => status)).toEqual(['awaiting_check', 'awaiting_check', 'rectifying', 'awaiting_check', 'registered'])
  expect(remarks).toContain('“整改状态”里有“挂账中”等 1 种写法没有认出，暂按不知道读取，请在 values 里写明各是什么')
})

it('proposes no day for a column of something else', async () => {
  const { source } = await explained([
    ['编号', '隐患名称', '整改期限'],
    ['Z1', '甲', '加固护栏并重新验收'],
    ['Z2', '乙', '更换配电箱'],
  ])
  expect(source).toMatchObject({ ignore: ['整改期限'] })
})

it('takes a telephone among days for no instant: the days are read, and the telephone is told', async () => {
  const days = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04', '13800001234']
  for (const some of [days, days.slice(-3)]) {
    const { source, counts, bodies } = await explained([
      ['编号', '隐患名称', '发现日期'],
      ...some.map((day, i) => [`Z${i}`, `护栏松动${i}`, day]),
    ])
    expect(source).toMatchObject({ columns: { foundOn: { from: '发现日期', lenient: true } } })
    expect(JSON.stringify(source)).not.toContain('epoch')
    expect(counts).toMatchObject({ read: some.length, accepted: some.length })
    expect(bodies.map(({ foundOn }) => foundOn).filter((day) => day !== null)).toEqual(some.slice(0, -1))
  }
})

it('proposes the instants of a program where most cells are such', async () => {
  const { source } = await explained([
    ['编号', '隐患名称', '发现日期'],
    ['Z1', '护栏松动', '1780243200000'],
    ['Z2', '排风停用', '1780329600000'],
    ['Z3', '通道堵塞', '1780416000000'],
  ])
  expect(source).toMatchObject({ columns: { foundOn: { from: '发现日期', form: 'epoch-ms' } } })
})

it('proposes no unit for a column whose header names one that nothing is read in', async () => {
  const header = ['编号', '隐患名称', '整改期限', '到位资金（千元）']
  const { source, remarks } = await explained([header, ...['Z1', 'Z2', 'Z3'].map((no) => [no, '护栏松动', '2026-06-30', 3])])
  expect('columns' in source ? JSON.stringify(source.columns) : '千元').not.toContain('千元')
  expect(source).toMatchObject({ ignore: ['到位资金（千元）'] })
  expect(remarks).toContain('到位资金（千元）')
})
