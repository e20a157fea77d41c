import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { explainFile } from '../../../server/mirror/explain/index'
import { SourceList } from '../../../server/mirror/source/sources'
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

it('knows the national template, whatever else stands beside it', async () => {
  const header = ['序号', '行政相对人名称', '行政相对人代码_1（统一社会信用代码）', '法定代表人', '行政处罚决定书文号', '处罚类别', '罚款金额（万元）', '处罚决定日期', '公示截止期', '经办科室'] // prettier-ignore
  const row = [
    '1',
    '云帆恒达建筑工程有限公司',
    '91990100MAAY4CL127',
    '王小明',
    '云应急罚〔2026〕1号',
    '罚款',
    '2.5',
    '2026-05-01',
    '2027-05-01',
    '一科',
  ]
  const bytes = savedTable([['行政处罚信息公示表'], [], header, row], 'biff8')
  const { headerLine, columns, proposal } = await explainFile(file('双公示.xls', bytes))
  expect(headerLine).toBe(3)
  expect(columns.find(({ name }) => name.startsWith('罚款'))?.field).toBe('fineFen')
  const [source] = SourceList.parse(proposal).sources
  expect(source).toMatchObject({ kind: 'penalty', coverage: 'additions', format: 'xls' })
  if (!source) throw new Error('a list has a source')
  const { counts, accepted } = await readWhole(bytes, source)
  expect(counts).toMatchObject({ accepted: 1, refused: 0 })
  expect(JSON.stringify([...accepted.values()])).not.toMatch(/小明|一科/)
})

it('knows every column of the older template, the second one of kinds too', async () => {
  const header =
    '行政处罚决定书文号,处罚名称,处罚类别1,处罚类别2,处罚事由,处罚依据,行政相对人名称,处罚结果,处罚决定日期,公示期限(年),处罚机关,当前状态'
  const row = '云罚〔2026〕1号,处罚,罚款,警告,未培训,《安全生产法》,云帆恒达有限公司,罚款,2026-05-01,1,局,0'
  const { proposal } = await explainFile(file('old.csv', Buffer.from(`${header}\n${row}\n`)))
  expect(proposal.sources[0]).toMatchObject({ template: 'national-penalty-22', ignore: [] })
})

it('tells the delimiter by what parts most rows alike, not by the widest row', async () => {
  const text = [
    '企业名称,统一社会信用代码,经营范围',
    ...Array.from({ length: 20 }, (_, i) => `企业${i},9199010${i},"甲;乙;丙;丁;戊;己"`),
  ].join('\n')
  const { proposal } = await explainFile(file('semicolons.csv', Buffer.from(text)))
  expect(proposal.sources[0]).not.toHaveProperty('delimiter')
})

it('reads days of a spreadsheet where the cells hold bare numbers, and leaves out what cannot be its field', async () => {
  const text = ['企业名称,成立日期,行业领域', ...Array.from({ length: 20 }, (_, i) => `企业${i},${44_000 + i},第${i}类`)].join('\n')
  const { proposal, remarks } = await explainFile(file('serial.csv', Buffer.from(text)))
  expect(proposal.sources[0]).toMatchObject({ columns: { registeredOn: { from: '成立日期', serial: '1900' } }, ignore: ['行业领域'] })
  expect(remarks).toContain('“行业领域”像是sector，但多数内容读不成它，没有采用')
})

it('puts a key together where no column tells the rows apart', async () => {
  const text = ['企业名称,检查日期,结果', '甲厂,2026-01-01,好', '甲厂,2026-02-01,好', '乙厂,2026-01-01,好'].join('\n')
  const { proposal } = await explainFile(file('pairs.csv', Buffer.from(text)))
  expect(proposal.sources[0]).toMatchObject({ key: ['企业名称', '检查日期'] })
})

it('names the columns of a piece without a header by what they hold', async () => {
  const text = ['甲通报,某局,2026-5-1,https://example.com/1', '乙通报,某局,2026-5-2,https://example.com/2'].join('\n')
  const { headerLine, remarks, proposal } = await explainFile(file('piece.csv', Buffer.from(text)))
  expect(headerLine).toBe(0)
  expect(remarks).toContain('没有表头，列名是按内容起的，请核对')
  const [source] = SourceList.parse(proposal).sources
  if (!source) throw new Error('a list has a source')
  expect((await readWhole(Buffer.from(text), source)).counts).toMatchObject({ accepted: 2, refused: 0 })
})

it('finds the list inside a JSON answer', async () => {
  const answer = {
    code: 0,
    data: {
      total: 2,
      rows: [
        { 企业名称: '甲厂', 统一社会信用代码: 'A1' },
        { 企业名称: '乙厂', 统一社会信用代码: 'A2' },
      ],
    },
  }
  const { proposal } = await explainFile(file('answer.json', Buffer.from(JSON.stringify(answer))))
  expect(proposal.sources[0]).toMatchObject({ format: 'json', at: 'data.rows', columns: { name: '企业名称' } })
})

const listOf = (rows: unknown) => Buffer.from(JSON.stringify(rows))

it('knows that the keys of JSON and XML are names: no header is missing, and none is assumed', async () => {
  const rows = [1, 2, 3].map((i) => ({
    qymc: `第${i}公司`,
    xydm: `9199010${i}`,
    pddj: 'B',
    pdrq: 1_777_737_600_000 + i * 86_400_000,
    zyfzr: '王小明',
  }))
  const bytes = listOf({ data: rows })
  const { named, headerLine, remarks, columns, proposal } = await explainFile(file('keys.json', bytes))
  expect({ named, headerLine }).toEqual({ named: 'keys', headerLine: 0 })
  expect(remarks.join()).not.toContain('没有表头')
  expect(columns.map(({ field }) => field)).toEqual(['name', 'uscc', 'grades.0.grade', 'grades.0.decidedOn', null])
  const [source] = SourceList.parse(proposal).sources
  expect(source).toMatchObject({
    at: 'data',
    key: ['xydm'],
    persons: ['zyfzr'],
    columns: { 'grades.0.decidedOn': { from: 'pdrq', form: 'epoch-ms' }, 'grades.0.scheme': { value: 'city' } },
  })
  expect(source).not.toHaveProperty('assumeHeader')
  if (!source) throw new Error('a list has a source')
  const reading = await readWhole(bytes, source)
  expect(reading.counts).toMatchObject({ accepted: 3, refused: 0 })
  expect([...reading.accepted.values()].map(({ body }) => 'grades' in body && body.grades[0]?.decidedOn)).toEqual([
    '2026-05-04',
    '2026-05-05',
    '2026-05-06',
  ])
  const xml = '<r><row><名称>甲</名称><代码>A1</代码></row><row><名称>乙</名称><代码>A2</代码></row></r>'
  expect(await explainFile(file('keys.xml', Buffer.from('<?xml version="1.0"?>' + xml)))).toMatchObject({
    named: 'keys',
    proposal: { sources: [{ row: 'row' }] },
  })
})

it('reads a list of one in JSON, line by line too', async () => {
  const row = { 企业名称: '甲公司', 统一社会信用代码: 'A1' }
  expect((await explainFile(file('one.json', listOf([row])))).columns.map(({ field }) => field)).toEqual(['name', 'uscc'])
  const lines = [row, { ...row, 统一社会信用代码: 'A2' }].map((one) => JSON.stringify(one)).join('\n')
  const { remarks, proposal } = await explainFile(file('lines.ndjson', Buffer.from(lines)))
  expect(proposal.sources[0]).toMatchObject({ format: 'json' })
  expect(remarks).toContain('一行一个对象的 JSON（NDJSON）')
})

it('proposes persons by what their headers say, however they are spread or bracketed', async () => {
  const persons = [
    '检查人',
    '责任人',
    '主要 负责 人',
    '经办人员',
    '安全员',
    '联 系 人（必填）',
    '实际控制人',
    '法人',
    '复查人签字',
    '驾驶员',
    '执法人员1',
  ]
  const others = ['企业名称', '统一社会信用代码', '从业人员数量', '责任人数', '人员密集场所', '负责部门', '法人类型']
  const header = [...others, ...persons]
  const rows = [1, 2].map((i) => header.map((name) => (persons.includes(name) ? '王小明' : `${name}${i}`)))
  const text = [header, ...rows].map((row) => row.join(',')).join('\n')
  expect((await explainFile(file('persons.csv', Buffer.from(text)))).proposal.sources[0]).toMatchObject({ persons })
})

it('takes no number for a key that only counts the rows, and tells whether the key is unique', async () => {
  const rows = ['1,甲公司,01,A', '2,乙公司,02,B', '3,丙公司,03,A']
  const told = async (header: string, ...lines: string[]) => explainFile(file('running.csv', Buffer.from([header, ...lines].join('\n'))))
  const unique = await told('编号,企业名称,企业代码,评定等级', ...rows)
  expect(unique.proposal.sources[0]).toMatchObject({ key: ['企业代码'] })
  expect(unique.remarks).toContain('主键“企业代码”在看过的 3 行里各不相同；“编号”只是顺序号，不作主键')
  const twice = await told('序号,企业名称,企业代码,评定等级', ...rows, '4,甲公司,01,A')
  expect(twice.remarks.join()).toMatch(/在看过的 4 行里只有 3 个不同的值，分不清各行，请核对；“序号”只是顺序号/)
  const alone = await told('序号,备注', '1,甲', '2,甲', '3,甲')
  expect(alone.remarks.join()).toContain('只有 1 个不同的值')
})

it.each([
  ['2026年上半年隐患排查名单.csv', '上半年', 'additions'],
  ['安全检查情况（2026年1-6月）.csv', '1-6月', 'additions'],
  ['第二季度检查.csv', '第二季度', 'additions'],
  ['企业名录（截至2026年6月）.csv', null, 'full'],
  ['企业名册2026.csv', null, 'full'],
])('proposes how a list ends by the time that its name tells: %s', async (name, period, coverage) => {
  const { proposal, remarks } = await explainFile(file(name, Buffer.from('企业名称,统一社会信用代码\n甲公司,A1\n乙公司,A2\n')))
  expect(proposal.sources[0]).toMatchObject({ coverage })
  expect(remarks.filter((remark) => remark.includes('一段时间'))).toEqual(
    period === null ? [] : [`名称里写着“${period}”，像是一段时间的名单，覆盖方式按 additions 建议`],
  )
})

it.each([
  ['评定等级', 'city'],
  ['安全生产标准化等级', 'standardisation'],
  ['诚信等级', 'credit'],
  ['质量信誉考核等级', 'transport'],
])('knows a grade by its header %s', async (header, scheme) => {
  const bytes = Buffer.from(`企业名称,统一社会信用代码,${header},评定日期,风险等级\n甲公司,A1,B,2026-05-01,高\n乙公司,A2,A,2026-05-02,低\n`)
  const { proposal } = await explainFile(file('grades.csv', bytes))
  const [source] = SourceList.parse(proposal).sources
  expect(source).toMatchObject({
    columns: { 'grades.0.grade': header, 'grades.0.decidedOn': '评定日期', 'grades.0.scheme': { value: scheme } },
    ignore: ['风险等级'],
  })
  if (!source) throw new Error('a list has a source')
  expect((await readWhole(bytes, source)).counts).toMatchObject({ accepted: 2, refused: 0 })
})

it('proposes in which order short dates are written, and not where that is open', async () => {
  const told = async (...days: string[]) =>
    (
      await explainFile(
        file(
          'short.csv',
          Buffer.from(['企业名称,统一社会信用代码,成立日期', ...days.map((day, i) => `第${i}公司,A${i},${day}`)].join('\n')),
        ),
      )
    ).proposal.sources[0]
  expect(await told('25/12/2020', '01/02/2020', '31/1/2021')).toMatchObject({
    columns: { registeredOn: { from: '成立日期', form: 'day-month-year' } },
  })
  expect(await told('12/25/2020', '01/22/2020', '1/31/2021')).toMatchObject({ columns: { registeredOn: { form: 'month-day-year' } } })
  expect(await told('01/02/2020', '03/04/2020', '5/6/2021')).toMatchObject({ ignore: ['成立日期'] })
})

it('says what a kind cannot do without', async () => {
  const { remarks } = await explainFile(file('lacking.csv', Buffer.from('编码,简称\n1,甲\n2,乙\n')))
  expect(remarks).toContain('企业必须有name，没有找到这样的列，请补上')
})

it('says what is no table', async () => {
  await expect(explainFile(file('a.html', Buffer.from('<html>')))).rejects.toThrow('网页里没有表格')
  await expect(explainFile(file('a.csv', Buffer.from('一段话\n又一段话\n')))).rejects.toThrow('没有找到像表头的一行')
})
