import fc from 'fast-check'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { UnreadableSource } from '../../../../server/mirror/formats/types'
import { MappingError } from '../../../../server/mirror/rows/columns'
import { sha256 } from '../../../../server/editions/canonical'
import { recordId } from '../../../../server/mirror/rows/parsedRow'
import type { EnterpriseBody } from '../../../../shared/kinds/enterprise/schema'
import { KINDS } from '../../../../shared/kinds/index'
import { SECTORS, codesOf } from '../../../../shared/vocabulary'
import { readWhole } from '../../../support/parse'
import { enterpriseSource, feedSource } from '../../../support/sources'
import { savedTable } from '../../../support/workbooks'

const HEADER = '名称,代码,成立日期,法定代表人'
const csv = (...lines: string[]) => Buffer.from([HEADER, ...lines].join('\n') + '\n')
const parse = (bytes: Buffer, overrides = {}) => readWhole(bytes, enterpriseSource(overrides))
const reasons = async (bytes: Buffer, overrides = {}) =>
  (await parse(bytes, overrides)).findings.map(({ line, column, reason }) => `${line} ${column ?? '-'} ${reason}`)

const CODE = '91990100MAAY4CL127'

describe('accounting for rows', () => {
  it('parts data from blank, title, repeated header and total lines', async () => {
    const bytes = Buffer.from(
      ['企业名册（2026年）', '', HEADER, `甲,${CODE},2020-1-2,张三`, '', HEADER, '乙,X2,N/A,', ',,,', '合计：,2,,'].join('\r\n') + '\r\n',
    )
    expect((await parse(bytes)).counts).toEqual({ read: 8, accepted: 2, refused: 0, duplicate: 0, skipped: 6 })
  })

  it('joins true duplicates and refuses a key that says two things', async () => {
    const { counts, findings } = await parse(csv(`甲,${CODE},,`, `甲,${CODE},,`, `乙,${CODE},,`))
    expect(counts).toEqual({ read: 3, accepted: 1, refused: 1, duplicate: 1, skipped: 0 })
    expect(findings.find(({ severity }) => severity === 'refused')).toMatchObject({
      line: 4,
      reason: '主键与第 2 行相同，内容不同',
      original: `乙,${CODE},,`,
    })
  })

  it('refuses with line, column, reason and the original text', async () => {
    const { findings } = await parse(csv('甲,A1,2020年5月1日起营业,', ',A2,,', '乙,,,', '丙,A3,,,多', '丁,A4'))
    const refused = { severity: 'refused', place: null }
    expect(findings.filter(({ severity }) => severity === 'refused')).toEqual([
      { ...refused, line: 5, column: null, reason: '列数不符：表头 4 列，这一行 5 列', original: '丙,A3,,,多' },
      { ...refused, line: 6, column: null, reason: '列数不符：表头 4 列，这一行只有 2 列', original: '丁,A4' },
      {
        ...refused,
        line: 2,
        column: '成立日期',
        reason: '“2020年5月1日起营业”里的日期和别的文字连在一起',
        original: '甲,A1,2020年5月1日起营业,',
      },
      { ...refused, line: 3, column: '名称', reason: '必填，但没有内容', original: ',A2,,' },
      { ...refused, line: 4, column: '代码', reason: '主键是空的', original: '乙,,,' },
    ])
  })

  it('counts physical lines where a cell holds line breaks', async () => {
    expect(await reasons(csv('"甲\n厂",A1,,', '乙,A2,坏,'))).toContain('4 成立日期 “坏”不是日期')
  })

  it('refuses a quote that never closes, and says so', async () => {
    expect(await reasons(csv('甲,A1,,', '"乙,A2,,', '丙,A3,,'))).toContain('3 - 引号没有成对')
  })

  it('always adds up, whatever the bytes', async () => {
    const Cell = fc.constantFrom('', '甲', CODE, 'A1', '2020-01-01', '坏日期', '合计', '名称', '"', '\n', 'N/A', ',')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(Cell, { maxLength: 6 }), { maxLength: 15 }), fc.boolean(), async (rows, quoted) => {
        const body = quoted ? Papa.unparse(rows) : rows.map((row) => row.join(',')).join('\n')
        const { counts, accepted, findings } = await parse(Buffer.from(HEADER + '\n' + body))
        expect(counts.read).toBe(counts.accepted + counts.refused + counts.duplicate + counts.skipped)
        expect(accepted.size).toBe(counts.accepted)
        expect(findings.filter(({ severity }) => severity === 'refused')).toHaveLength(counts.refused)
      }),
      { numRuns: 500 },
    )
  })
})

describe('encodings', () => {
  const text = `${HEADER}\n云帆㐀𠮷,A1,,\n`
  it.each([
    ['UTF-8', Buffer.from(text), 'auto'],
    ['UTF-8 with BOM', Buffer.from('\ufeff' + text), 'gb18030'],
    ['GB18030', iconv.encode(text, 'gb18030'), 'auto'],
    ['GB18030 declared', iconv.encode(text, 'gb18030'), 'gb18030'],
    ['UTF-16 with BOM', iconv.encode(text, 'utf-16le', { addBOM: true }), 'auto'],
    ['UTF-16 without BOM', iconv.encode(text, 'utf-16le'), 'auto'],
    ['UTF-16 big end first', iconv.encode(text, 'utf-16be', { addBOM: true }), 'auto'],
    ['UTF-16 big end first without BOM', iconv.encode(text, 'utf-16be'), 'auto'],
  ] as const)('reads %s', async (_name, bytes, encoding) => {
    const [incoming] = (await parse(bytes, { encoding })).accepted.values()
    expect(incoming?.body).toMatchObject({ name: '云帆㐀𠮷' })
  })

  it('refuses the row whose bytes the encoding does not know, and only that one', async () => {
    const bytes = Buffer.concat([csv('甲,A1,,'), Buffer.from([0xff, 0xfe, 0x2c]), Buffer.from('A2,,\n乙,A3,,\n')])
    expect((await parse(bytes, { encoding: 'utf-8' })).counts).toMatchObject({ accepted: 2, refused: 1 })
    expect(await reasons(bytes, { encoding: 'utf-8' })).toContain('3 名称 含有无法识别的字节')
  })
})

describe('an answer that cannot be used as a whole', () => {
  it.each([
    ['nothing', Buffer.alloc(0), '来源是空的'],
    ['blank lines', Buffer.from('\n\n  \n'), '来源是空的'],
    [
      'one line without end',
      Buffer.from(Array.from({ length: 60_000 }, (_, i) => `c${i}`).join()),
      '没有找到表头：第 1 行，一行太长，读不下去',
    ],
    ['another header', Buffer.from('a,b\n1,2\n'), '没有找到表头，缺少列：代码、名称、成立日期'],
    ['a workbook', Buffer.from([80, 75, 3, 4, 0, 0, 0]), '登记的格式是 CSV，送来的是XLSX 工作簿（或别的压缩文件）'],
    ['an error page', Buffer.from('\ufeff <!DOCTYPE html><html>502</html>'), '登记的格式是 CSV，送来的是网页'],
    ['no text', Buffer.from([7, 0, 9, 0, 0, 0, 255]), '文件不是文本（含有零字节）'],
    ['a header twice', Buffer.from('名称,代码,成立日期,名称\n'), '表头里“名称”出现了两次'],
  ])('%s', (_name, bytes, message) => expect(parse(bytes)).rejects.toThrow(new UnreadableSource(message)))
})

describe('fields', () => {
  const body = async (line: string, overrides = {}) => [...(await parse(csv(line), overrides)).accepted.values()][0]?.body as EnterpriseBody

  it('warns of a wrong check digit and keeps the code', async () => {
    expect(await body('甲,91350203M0001QAY9B,,')).toMatchObject({ uscc: '91350203M0001QAY9B', usccCheck: 'bad_check_digit' })
    expect(await reasons(csv('甲,91350203M0001QAY9B,,'))).toEqual(['2 代码 统一社会信用代码的校验位不对'])
    expect(await body('甲, ９１９９０１００maay4cl127 ,,')).toMatchObject({ uscc: CODE, usccCheck: 'valid' })
  })

  it('leaves unknown what is unknown', async () =>
    expect(await body('甲,A1,N/A,')).toMatchObject({ registeredOn: null, sector: null, grades: [] }))

  it('reads codes by their words and refuses others', async () => {
    const overrides = { columns: { name: '名称', sector: { from: '成立日期', values: { 建筑: 'construction' } } } }
    expect((await body('甲,A1,建筑施工,', overrides)).sector).toBe('construction')
    expect((await body('甲,A1,建筑,', overrides)).sector).toBe('construction')
    expect(await reasons(csv('甲,A1,不明,'), overrides)).toEqual([
      expect.stringMatching(/^2 成立日期 “不明”不在可用的值里，可以写：建筑、.*等 \d+ 种$/),
    ])
    const strict = { columns: { name: '名称', sector: { from: '成立日期', values: { 甲类: 'construction', 乙类: '' }, strict: true } } }
    expect(await reasons(csv('甲,A1,不明,'), strict)).toEqual(['2 成立日期 “不明”不在可用的值里，可以写：甲类、乙类'])
  })

  it('lists at most twelve words of those that a code has, in the words that offices write', async () => {
    const [reason = ''] = await reasons(csv('甲,A1,不明,'), { columns: { name: '名称', sector: '成立日期' } })
    const [, listed = '', all = ''] = /可以写：(.*)等 (\d+) 种$/.exec(reason) ?? []
    expect(listed.split('、')).toHaveLength(12)
    expect(Number(all)).toBe(Object.keys(SECTORS).length)
    expect(listed).not.toMatch(/[a-z]{4}/)
  })

  it('names every column without a header that holds something, by its number and letter', async () => {
    const rows = [
      ['名称', '代码', '', '成立日期', '', '', '法定代表人'],
      ['甲', CODE, '甲一', '2020-01-01', '', '', ''],
      ['乙', 'A2', '', '2020-01-01', '', '乙一', ''],
    ]
    const { facts } = await parse(savedTable(rows, 'xlsx'), { format: 'xlsx', path: 'x.xlsx' })
    expect(facts.remarks.filter((remark) => remark.includes('表头'))).toEqual(['第 3（C）、6（F）列没有表头，内容没有采用'])
  })

  it('fills parts and lists, and leaves out a part that no column began', async () => {
    const columns = {
      name: '名称',
      'grades.0.scheme': { value: 'city' },
      'grades.0.grade': '成立日期',
      'grades.1.scheme': { value: 'credit' },
      'grades.1.grade': '法定代表人',
    }
    expect((await body('甲,A1,,B', { columns, ignore: [] })).grades).toMatchObject([{ scheme: 'credit', grade: 'B' }])
  })

  it('refuses a mapping that names a field which is not there', async () => {
    await expect(parse(csv('甲,A1,,'), { columns: { name: '名称', legalRepresentative: '法定代表人' } })).rejects.toThrow(MappingError)
  })
})

it('lets a footer be no row, and a quote that never closes take no row but its own', async () => {
  expect((await parse(csv(`甲,${CODE},,`, '注：截至六月,,,', '合计 1 家,,,'))).counts).toEqual({
    read: 3,
    accepted: 1,
    refused: 0,
    duplicate: 0,
    skipped: 2,
  })
  expect((await parse(csv(`甲,${CODE},,`, '小计,"1,,', '乙,A2,,'))).counts).toMatchObject({ accepted: 2, refused: 1, skipped: 0 })
})

it('reads a file that was put together from several, with all their line ends', async () => {
  const mixed = Buffer.from(`${HEADER}\r\n甲,A1,,\n乙,A2,,\r丙,A3,,\r\n`)
  expect((await parse(mixed)).counts).toMatchObject({ read: 3, accepted: 3 })
  expect(await reasons(Buffer.from(`${HEADER}\r\n甲,A1,,\n乙,A2,坏,\r丙,A3,,\r\n`))).toContain('3 成立日期 “坏”不是日期')
})

it('parts lists by line breaks too', async () => {
  const overrides = { columns: { name: '名称', formerNames: '成立日期' } }
  expect([...(await parse(csv('甲,A1,"旧名一\n旧名二；旧名三",'), overrides)).accepted.values()][0]?.body).toMatchObject({
    formerNames: ['旧名一', '旧名二', '旧名三'],
  })
})

it('joins cells of several columns to one list, whatever parts it', async () => {
  const listOf = async (separator?: string) => {
    const formerNames = { from: '成立日期', and: ['法定代表人'], ...(separator === undefined ? {} : { separator }) }
    const { accepted } = await parse(csv(`甲,A1,旧名一${separator ?? '；'}旧名二,旧名三`), {
      columns: { name: '名称', formerNames },
      ignore: [],
    })
    return ([...accepted.values()][0]?.body as EnterpriseBody).formerNames
  }
  expect(await listOf()).toEqual(['旧名一', '旧名二', '旧名三'])
  expect(await listOf('、')).toEqual(['旧名一', '旧名二', '旧名三'])
})

describe.each(codesOf(KINDS))('the id of a record of the kind %s', (kind) => {
  const id = (register: string, key: string[], secret = 's') => recordId(kind, register, key, secret)
  it('is one that another source does not share', () => {
    expect(id('a', ['甲'])).toBe(id('a', ['甲']))
    expect(id('a', ['甲', '乙'])).not.toBe(id('a', ['甲乙']))
    expect(id('a', ['甲'])).not.toBe(id('b', ['甲']))
  })
  it('tells nobody its key who lacks the secret', () => {
    expect(id('a', ['110101199003077758'])).not.toBe(id('a', ['110101199003077758'], 'other'))
    expect(id('a', ['110101199003077758'])).not.toContain(sha256('["110101199003077758"]').slice(0, 20))
  })
})

describe('the JSON feed', () => {
  const source = feedSource()
  const feed = (...records: unknown[]) =>
    Buffer.from(JSON.stringify({ format: 'mingan-feed/1', kind: 'notice', generatedAt: '2026-05-20T00:00:00Z', records }))
  const row = (key: string, body: Record<string, unknown> = {}, envelope = {}) => ({ key, ...envelope, body: { title: '通报', ...body } })

  it('accounts for every row and names the field at fault', async () => {
    const { counts, findings } = await readWhole(
      feed(
        row('1'),
        row('1'),
        row('2', { board: 'wall' }),
        row('3', {}, { publishedAt: '2026-02-30' }),
        { body: {} },
        row('4', { mood: 1 }),
      ),
      source,
    )
    expect(counts).toEqual({ read: 6, accepted: 1, refused: 4, duplicate: 1, skipped: 0 })
    expect(findings.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [3, 'body.board', '只能是：public、trading-centre、terminal'],
      [4, 'publishedAt', '日历上没有这一天'],
      [5, 'key', expect.any(String)],
      [6, 'body', '有不认识的字段：“mood”'],
    ])
  })

  it.each([
    ['bytes that are no UTF-8', iconv.encode('{"format":"云帆"}', 'gb18030'), /不是 UTF-8/],
    ['a cut file', Buffer.from('{"format":"mingan-fe'), /^不是完整的 JSON/],
    ['an error page', Buffer.from('<html>502</html>'), /送来的是网页/],
    [
      'records that are nested for ever',
      Buffer.from(
        `{"format":"mingan-feed/1","kind":"notice","generatedAt":"2026-05-20T00:00:00Z","records":[${'['.repeat(99_999)}${']'.repeat(99_999)}]}`,
      ),
      '数据一层套一层，读不下去',
    ],
    ['another format', Buffer.from('{"data":[]}'), /不是本项目的数据格式/],
    [
      'another kind',
      Buffer.from(JSON.stringify({ format: 'mingan-feed/1', kind: 'zone', generatedAt: '2026-05-20T00:00:00Z', records: [] })),
      /登记为/,
    ],
  ])('stops at %s', (_name, bytes, message) => expect(readWhole(bytes, source)).rejects.toThrow(message))
})

describe('fields as offices write them', () => {
  const facts = (overrides: Record<string, unknown>, ...rows: string[]) =>
    parse(Buffer.from(rows.join('\n') + '\n'), { kind: 'penalty', key: ['号'], ignore: [], ...overrides })
  const penalty = { 'enterprises.0.name': '名', decidedOn: '日' }

  it.each([
    ['罚款金额(万元)', '3', 3_000_000],
    ['罚款金额（元）', '3', 300],
  ])('takes the unit that the header names: %s', async (header, cell, fen) => {
    const { accepted } = await facts({ columns: { ...penalty, fineFen: header } }, `号,名,日,${header}`, `1,某公司,2026-05-01,${cell}`)
    expect([...accepted.values()][0]?.body).toMatchObject({ fineFen: fen })
  })

  it('refuses a description that says another unit than the header', () =>
    expect(
      facts({ columns: { ...penalty, fineFen: { from: '罚款(万元)', unit: '元' } } }, '号,名,日,罚款(万元)', '1,某公司,2026-05-01,3'),
    ).rejects.toThrow('的单位和表头写的不同'))

  it('refuses a unit in which nothing is read', () =>
    expect(facts({ columns: { ...penalty, fineFen: '罚款（千元）' } }, '号,名,日,罚款（千元）', '1,某公司,2026-05-01,3')).rejects.toThrow(
      '“罚款（千元）”的单位不是元或万元',
    ))

  it('parts kinds of penalty by whatever marks', async () => {
    const rows = ['1,某公司,2026-05-01,警告、罚款', '2,某公司,2026-05-01,"警告,罚款"', '3,某公司,2026-05-01,警告；罚款']
    const { accepted } = await facts({ columns: { ...penalty, penaltyKinds: '类' } }, '号,名,日,类', ...rows)
    for (const { body } of accepted.values()) expect(body).toMatchObject({ penaltyKinds: ['warning', 'fine'] })
    expect(accepted.size).toBe(3)
  })

  it('finds headers with hints how to fill them in', async () => {
    const { counts } = await parse(Buffer.from('名称（必填）,代码：,"成立日期\n（年/月/日）",*法定代表人\n甲,A1,2020/1/2,王\n'))
    expect(counts).toMatchObject({ accepted: 1, refused: 0 })
  })

  it('opens what keeps a spreadsheet from taking a code for a number', async () => {
    const { accepted } = await parse(csv('甲,"=""91990100MAAY4CL127""",,', "乙,'91990100MA2TH3BJ3G,,", '丙, "A3" ,,'))
    expect([...accepted.values()].map(({ body }) => 'uscc' in body && body.uscc)).toEqual([
      '91990100MAAY4CL127',
      '91990100MA2TH3BJ3G',
      'A3',
    ])
  })

  it('reads files that were put together from several, each with its mark', async () => {
    const piece = '\ufeff"名称","代码","成立日期","法定代表人"\n'
    expect((await parse(Buffer.from(`${piece}"甲","A1","",""\n${piece}"乙","A2","",""\n`))).counts).toMatchObject({
      accepted: 2,
      skipped: 1,
    })
  })
})

describe('what a table must not do', () => {
  it('swallow rows as a title because a later row names more columns', async () => {
    const richer = '名称,代码,成立日期,法定代表人,地址'
    await expect(parse(csv('甲,A1,,', '乙,A2,,', richer, '丙,A3,,,'), { ignore: ['法定代表人', '地址'] })).resolves.toMatchObject({
      counts: { accepted: 3, refused: 0, skipped: 1 },
    })
  })

  it('read on where another header has moved the columns', async () => {
    const bytes = csv('甲,A1,,', '代码,名称,成立日期,法定代表人', 'A2,乙,,')
    await expect(parse(bytes)).rejects.toThrow('表格中间又有一个表头，列的次序和上面的不同')
  })

  it('skip a row of one cell for the word it begins with', async () => {
    const single = { columns: { name: '名称' }, key: ['名称'], ignore: [] }
    expect((await parse(Buffer.from('名称\n审核通公司\n合计数科技有限公司\n'), single)).counts).toMatchObject({ accepted: 2, skipped: 0 })
    expect((await parse(csv('审核通公司,,,', '审核：李,,,'))).counts).toMatchObject({ refused: 1, skipped: 1 })
  })

  it.each([
    ['an optional column in another place', '名称,代码,地区,法定代表人,成立日期'],
    ['a header that lacks a wanted column', '名称,代码,联系人,电话,'],
  ])('read on under another header: %s', async (_name, other) => {
    const overrides = { columns: { name: '名称', uscc: '代码', registeredOn: '成立日期', region: { from: '地区', optional: true } } }
    const bytes = Buffer.from(['名称,代码,成立日期,法定代表人,地区', '甲,A1,,王,东', other, '乙,A2,李四,张,西'].join('\n') + '\n')
    await expect(parse(bytes, overrides)).rejects.toThrow('表格中间又有一个表头')
  })

  it('make records of what stands under and between the rows of a form', async () => {
    const form = [
      '企业名册,,', '名称,代码,地区', '1,2,3', '甲,A1,东', '企业名册,,', '名称,代码,地区', '(1),(2),(3)', '乙,A2,西', '本页小计,2家,', '合计（家）,2,',
      '填报单位：某局,,填报人：张三', '制表人：张三,,审核人：李四', '联系人：张三 13800138000,,', '数据来源：某局,,', '以下空白,,', '第1页 共3页,,', '共 2 家,,',
    ] // prettier-ignore
    const source = { key: ['名称'], columns: { name: '名称', region: '地区' }, ignore: ['代码'] }
    const { accepted, counts } = await parse(Buffer.from(form.join('\n') + '\n'), source)
    expect([...accepted.values()].map(({ body }) => 'name' in body && body.name)).toEqual(['甲', '乙'])
    expect(counts).toEqual({ read: 16, accepted: 2, refused: 0, duplicate: 0, skipped: 14 })
  })

  it('publish what a sheet says it does not know, or no longer has', async () => {
    const { accepted, counts, findings } = await parse(csv('甲,#N/A,,', '#REF!,A2,,', '丙,9.15301E+17,,', '丁,A4,####,'))
    expect([...accepted.values()].map(({ body }) => 'name' in body && body.name)).toEqual(['丁'])
    expect(counts).toMatchObject({ accepted: 1, refused: 3 })
    expect(findings.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['主键是空的', '必填，但没有内容', '“9.15301E+17”是缩写的数字，原来的位数已经丢失']),
    )
  })

  it('refuse a row for what stands in a column that nobody reads', async () => {
    const bytes = Buffer.concat([csv('甲公司云帆建筑,A1,,'), Buffer.from('乙,A2,,'), Buffer.from([0xff]), Buffer.from('\n')])
    expect((await parse(bytes)).counts).toMatchObject({ accepted: 2, refused: 0 })
  })

  it('take a header of its own for data, where files come without one', async () => {
    const assumed = { assumeHeader: ['名称', '代码', '成立日期', '法定代表人'] }
    expect((await parse(Buffer.from('甲,A1,,王\n'), assumed)).counts).toMatchObject({ accepted: 1 })
    await expect(parse(Buffer.from('代码,名称,法定代表人,成立时间\nA1,甲,王小明,\n'), assumed)).rejects.toThrow('没有找到表头')
  })

  it('guess an encoding that the bytes do not bear out', async () => {
    const cut = Buffer.concat([Buffer.from('name,code\n云帆市企'), Buffer.from([0xe4, 0xba])])
    await expect(parse(cut, { columns: { name: 'name' }, key: ['code'], ignore: [] })).rejects.toThrow('文件的编码看不出来')
    // A megabyte before the first character that tells, in few rows: reading a row is what takes time.
    const ascii = Array.from({ length: 5_000 }, (_, row) => `${'a'.repeat(200)},K${row},,\n`).join('')
    const mostlyAscii = iconv.encode(`${HEADER}\n${ascii}甲,A1,,\n`, 'gb18030')
    expect((await parse(mostlyAscii)).counts).toMatchObject({ accepted: 5_001, refused: 0 })
  })

  it('take Big5 for GB18030, nor UTF-8 for what was declared before', async () => {
    const big5 = Buffer.concat([Buffer.from('name,code\n'), iconv.encode('臺灣建設股份有限公司環境測試', 'big5'), Buffer.from(',A1\n')])
    const overrides = { columns: { name: 'name' }, key: ['code'], ignore: [] }
    await expect(parse(big5, overrides)).rejects.toThrow('看不出编码是 GB18030 还是 Big5')
    expect((await parse(big5, { ...overrides, encoding: 'big5' })).counts).toMatchObject({ accepted: 1 })
    const utf8 = await parse(csv('云帆恒达建筑工程有限公司,A1,,'), { encoding: 'gb18030' })
    expect([...utf8.accepted.values()][0]?.body).toMatchObject({ name: '云帆恒达建筑工程有限公司' })
  })

  it('hold a reader up with a header full of brackets', async () => {
    const bytes = Buffer.from(`${HEADER},${'(如'.repeat(80_000)}\n甲,A1,,,\n`)
    expect((await parse(bytes, { guards: { unknownColumns: 'warn' } })).counts).toMatchObject({ accepted: 1 })
  })

  it('hold a reader up, whatever its width', async () => {
    const wide = Buffer.from(Array.from({ length: 600 }, (_, i) => `列名${i}`).join(',') + ',' + HEADER + '\n')
    await expect(parse(wide)).rejects.toThrow(/超过上限 512/)
  })
})

describe('a table in JSON', () => {
  const json = (value: unknown, overrides = {}) =>
    readWhole(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), enterpriseSource({ format: 'json', ...overrides }))

  it('is a list of objects, wherever it stands', async () => {
    const rows = [{ 名称: '甲', 代码: 'A1', 成立日期: null, 法定代表人: '王' }, { 名称: '乙', 代码: 7, 成立日期: '2020-1-2' }, 3]
    const { counts, findings } = await json({ data: { list: rows } }, { at: 'data.list' })
    expect(counts).toEqual({ read: 3, accepted: 2, refused: 1, duplicate: 0, skipped: 0 })
    expect(findings.filter(({ severity }) => severity === 'refused')).toMatchObject([{ line: 3, reason: '不是一个对象', original: '3' }])
  })

  it('keeps rows whose numbers lost their end in a field that nobody reads', async () => {
    const rows = '[{"id":1234567890123456789,"名称":"甲","代码":"A1","成立日期":""}]'
    expect((await json(rows, { ignore: ['id'] })).counts).toMatchObject({ accepted: 1, refused: 0 })
    expect((await json(rows, { key: ['id'] })).findings).toMatchObject([{ column: 'id', reason: expect.stringContaining('位数超过') }])
  })

  it('is read in the encoding it has', async () => {
    const bytes = iconv.encode(JSON.stringify([{ 名称: '云帆甲公司', 代码: 'A1', 成立日期: '' }]), 'gb18030')
    expect((await readWhole(bytes, enterpriseSource({ format: 'json' }))).counts).toMatchObject({ accepted: 1 })
  })

  it('that holds no object, or none that can be read, is not called empty', async () => {
    await expect(json([1, 2])).rejects.toThrow(new UnreadableSource('没有找到表头：第 1 行，不是一个对象'))
    await expect(json('['.repeat(50_000) + ']'.repeat(50_000))).rejects.toThrow(
      new UnreadableSource('没有找到表头：第 1 行，一层套一层，读不下去'),
    )
    await expect(json([])).rejects.toThrow(new UnreadableSource('来源是空的'))
  })

  it('refuses numbers that lost their end, names nobody gave, and lists that are none', async () => {
    expect((await json('[{"名称":"甲","代码":911234567890123456,"成立日期":""}]')).counts).toMatchObject({ refused: 1 })
    expect(
      (
        await json([{ 名称: '甲', 代码: 'A1', 成立日期: '' }], {
          columns: { name: '名称', address: { from: 'toString', optional: true } },
          ignore: ['成立日期'],
        })
      ).counts,
    ).toMatchObject({ accepted: 1 })
    await expect(json({ rows: [] })).rejects.toThrow('JSON 里不是一个列表')
    await expect(json(Array.from({ length: 600 }, (_, i) => ({ ['k' + i]: 1 })))).rejects.toThrow('JSON 里的字段超过 512 个')
  })
})
