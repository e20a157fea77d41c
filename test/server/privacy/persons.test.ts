import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ENVELOPE_PLAN, RECORD_PLANS } from '../../../server/privacy/fields'
import { hideNames } from '../../../server/privacy/names'
import { releaseRun, runSource } from '../../../server/mirror/run/run'
import { Source } from '../../../server/mirror/source/sources'
import type { EnterpriseBody } from '../../../shared/kinds/enterprise/schema'
import type { PenaltyBody } from '../../../shared/kinds/penalty/schema'
import { readWhole } from '../../support/parse'
import { enterpriseSource } from '../../support/sources'
import { useStore } from '../../support/useStore'

const table = (...rows: string[][]) => Buffer.from(rows.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n') + '\n')

const penalties = (overrides: Record<string, unknown> = {}) =>
  Source.parse({
    name: 'penalties',
    title: '处罚',
    agency: '云帆市应急管理局',
    kind: 'penalty',
    format: 'csv',
    path: 'x',
    coverage: 'additions',
    rhythmHours: 24,
    key: ['文号', '相对人'],
    columns: {
      'enterprises.0.name': '相对人',
      'enterprises.0.uscc': '代码',
      penaltyKinds: '类别',
      content: '内容',
      decidedOn: '日期',
    },
    envelope: { documentNo: '文号' },
    ...overrides,
  })
const HEADER = ['文号', '相对人', '代码', '类别', '内容', '日期']
const [ONE, OTHER] = ['91990100MAAY4CL127', '91990100MA2TH3BJ3G']
const row = (cells: Partial<Record<string, string>>) =>
  HEADER.map(
    (name) =>
      ({ 文号: '云罚〔2026〕1号', 相对人: '云帆甲有限公司', 代码: '', 类别: '罚款', 内容: '罚款3万元', 日期: '2026-05-03', ...cells })[
        name
      ] ?? '',
  )
const read = async (rows: Partial<Record<string, string>>[], overrides = {}) =>
  readWhole(table(HEADER, ...rows.map(row)), penalties(overrides))
const bodies = ({ accepted }: Awaited<ReturnType<typeof read>>) => [...accepted.values()].map(({ body }) => body as PenaltyBody)

describe('a person’s name inside another', () => {
  const columns = {
    name: '名称',
    uscc: '代码',
    'formerNames.0': '曾用名',
    region: '地区',
    address: '地址',
    businessScope: '范围',
    'licences.0.name': '许可',
  }
  const firm = async (owner: string, cells: Record<string, string>) => {
    const given = { 名称: '云帆恒达有限公司', 代码: ONE, 曾用名: '', 地区: '', 地址: '', 范围: '', 许可: '', ...cells }
    const source = enterpriseSource({ columns, ignore: [], persons: ['法定代表人'] })
    const { accepted } = await readWhole(table([...Object.keys(given), '法定代表人'], [...Object.values(given), owner]), source)
    return [...accepted.values()][0]?.body as EnterpriseBody
  }

  it.each([
    ['name', { 名称: '云安县海港化工有限公司' }, { name: '云安县海港化工有限公司' }],
    ['whole name', { 名称: '海港' }, { name: '海港' }],
    ['earlier name', { 曾用名: '云帆海港铁工厂' }, { formerNames: ['云帆海港铁工厂'] }],
    ['region', { 地区: '海港区' }, { region: '海港区' }],
    ['whole region', { 地区: '海港' }, { region: '海港' }],
    ['address', { 地址: '云帆市海港镇海港路9号海港大厦' }, { address: '云帆市海港镇海港路9号海港大厦' }],
    ['scope', { 范围: '海港装卸' }, { businessScope: '海港装卸' }],
    ['licence', { 许可: '海港经营许可证' }, { licences: [{ name: '海港经营许可证', number: null, validTo: null }] }],
  ])('is left alone where it is of an enterprise’s %s', async (_what, cells, shown) =>
    expect(await firm('海港', cells)).toMatchObject(shown),
  )

  it.each([
    ['beside the name', { 名称: '云帆恒达五金店（王小明）' }, { name: '云帆恒达五金店（王**）' }],
    ['beside the name, spaced', { 名称: '云帆恒达五金店 王 小明' }, { name: '云帆恒达五金店 王**' }],
    ['in an address, behind its number', { 地址: '云帆市甲村12号王小明' }, { address: '云帆市甲村12号王**' }],
    ['in an address, before a house', { 地址: '云帆市甲村王小明家' }, { address: '云帆市甲村王**家' }],
    ['in an address, in brackets', { 地址: '云帆市甲路1号（王小明）' }, { address: '云帆市甲路1号（王**）' }],
  ])('is hidden %s', async (_what, cells, shown) => expect(await firm('王小明', cells)).toMatchObject(shown))

  it('is left alone in what joins, and where a text repeats the names of firms and agencies', () => {
    const value = {
      body: {
        enterprises: [{ name: '云帆海港化工有限公司', uscc: null }],
        content: '海港未履行职责，对云帆海港化工有限公司罚款。海 港签收',
      },
      envelope: { documentNo: '海港应急罚〔2026〕1号', agency: '海港区应急管理局', basis: '海港区应急管理局核查海港' },
    }
    expect(hideNames(value, ['海港'], RECORD_PLANS.penalty)).toEqual({
      body: { enterprises: [{ name: '云帆海港化工有限公司', uscc: null }], content: '海*未履行职责，对云帆海港化工有限公司罚款。海*签收' },
      envelope: { documentNo: '海港应急罚〔2026〕1号', agency: '海港区应急管理局', basis: '海港区应急管理局核查海*' },
    })
    expect(hideNames({ documentNo: '云罚〔2026〕1号（王小明）' }, ['王小明'], ENVELOPE_PLAN)).toEqual({
      documentNo: '云罚〔2026〕1号（王**）',
    })
    expect(hideNames({ documentNo: '云罚〔2026〕1号王小明' }, ['王小明'], ENVELOPE_PLAN)).toEqual({ documentNo: '云罚〔2026〕1号王**' })
  })

  it.each([
    ['a radical', '\u2f47小明', '日小明'],
    ['an invisible character', '王\u200b小\u00ad明', '王小明'],
    ['a line break and a blank', '王\n 小明', '王小明'],
    ['a tag', '王<b>小明</b>', '王小明'],
    ['a reference', '王&nbsp;小明', '王小明'],
    ['another dot', '买买提•吾守尔', '买买提·吾守尔'],
    ['other capitals', 'PATRICK NEIMAN', 'Patrick Neiman'],
  ])('is found through %s', (_what, written, name) => {
    const hidden = hideNames({ facts: `见${written}违规` }, [name]).facts
    expect(hidden).toMatch(/^见.\*+(?:<\/b>)?违规$/u)
  })
})

describe('persons’ names in a column', () => {
  const facts = async (cell: string, text: string) => {
    const source = penalties({ persons: ['负责人'] })
    const { accepted } = await readWhole(table([...HEADER, '负责人'], [...row({ 内容: text }), cell]), source)
    return ([...accepted.values()][0]?.body as PenaltyBody).content
  }
  it.each([
    ['王 小明', '罚王小明', '罚王**'],
    ['王\n小明', '罚王小明', '罚王**'],
    ['王\u3000小\u00a0明', '罚王小明', '罚王**'],
    ['王小明李四', '罚李四、王小明', '罚李*、王**'],
    ['张永和王建国', '罚王建国、张永和', '罚王**、张**'],
    ['王小明（曾用名李四）', '罚李四', '罚李*'],
    ['王小明（法定代表人', '罚王小明', '罚王**'],
    ['云帆甲有限公司', '罚云帆甲有限公司', '罚云帆甲有限公司'],
  ])('%j hides %s', async (cell, text, shown) => expect(await facts(cell, text)).toBe(shown))
})

describe('who is a party', () => {
  it.each([
    [
      'a firm with a valid code is no person',
      { 相对人: '金龙', 代码: ONE },
      { enterprises: [{ name: '金龙', uscc: ONE }], punishedPersons: [] },
    ],
    [
      'a shop in brackets stays',
      { 相对人: '王小明（即大大工程行）' },
      { enterprises: [{ name: '王**（即大大工程行）', uscc: null }], punishedPersons: [] },
    ],
    ['a shop behind 即 stays', { 相对人: '王小明即大大行' }, { enterprises: [{ name: '王**即大大行', uscc: null }], punishedPersons: [] }],
    ['two persons without a mark are two', { 相对人: '王小明李四' }, { enterprises: [], punishedPersons: ['王**', '李*'] }],
    ['a spaced name is one person', { 相对人: '王 小 明' }, { enterprises: [], punishedPersons: ['王**'] }],
    ['a temple is none', { 相对人: '白马寺' }, { enterprises: [{ name: '白马寺', uscc: null }], punishedPersons: [] }],
    ['an office is none', { 相对人: '安委办' }, { enterprises: [{ name: '安委办', uscc: null }], punishedPersons: [] }],
    [
      '和 inside a shop’s name does not part it',
      { 相对人: '泰和养殖场' },
      { enterprises: [{ name: '泰和养殖场', uscc: null }], punishedPersons: [] },
    ],
    [
      'a mark inside brackets does not part it',
      { 相对人: '云帆甲有限公司（王小明、李四）' },
      { enterprises: [{ name: '云帆甲有限公司（王**、李*）', uscc: null }], punishedPersons: [] },
    ],
  ])('%s', async (_what, cells, shown) => expect(bodies(await read([cells]))).toMatchObject([shown]))

  it('keeps a firm that is declared a natural person', async () => {
    const source = penalties({
      columns: { 'enterprises.0.name': '相对人', decidedOn: '日期', penaltyKinds: '类别', partyType: { value: 'person' } },
      ignore: ['代码', '内容'],
    })
    const { accepted } = await readWhole(table(HEADER, row({})), source)
    expect([...accepted.values()].map(({ body }) => body)).toMatchObject([
      { enterprises: [{ name: '云帆甲有限公司' }], punishedPersons: [] },
    ])
  })
})

it('takes noughts for no code: a person beside them is hidden', async () =>
  expect(bodies(await read([{ 相对人: '王小明', 代码: '000000000000000000' }]))).toMatchObject([
    { enterprises: [], punishedPersons: ['王**'] },
  ]))

describe('a code', () => {
  const firm = async (code: string) => {
    const { accepted, findings } = await readWhole(
      table(['名称', '代码', '成立日期'], ['云帆恒达有限公司', code, '']),
      enterpriseSource({ key: ['名称'] }),
    )
    const body = [...accepted.values()][0]?.body as EnterpriseBody
    return [body.uscc, body.usccCheck, findings.map(({ reason }) => reason).join()]
  }
  const WRAPPED = '信用代码前后有引号、标签或别的字符，已经去掉'
  const PERSONAL = '信用代码一栏填的不是代码，像是个人信息，没有公开'
  it.each([
    ['looks like an identity number, by its own check digits', '519901195006010567', '519901195006010567', 'valid', ''],
    ['of an organ', '11990100MAH3J9HT4T', '11990100MAH3J9HT4T', 'valid', ''],
    ['of digits with a wrong check digit', '129901001234567890', '129901001234567890', 'bad_check_digit', '统一社会信用代码的校验位不对'],
    ['in quotation marks', `“${ONE}”`, ONE, 'valid', WRAPPED],
    ['behind a label', `统一社会信用代码：${ONE}`, ONE, 'valid', WRAPPED],
    ['with the number of a copy', `${ONE}(1-1)`, ONE, 'valid', WRAPPED],
    ['that is an identity number', '110101199003077758', null, 'malformed', PERSONAL],
    ['that is an identity number with a mistyped month', '110101199013077758', null, 'malformed', PERSONAL],
    ['that is a mobile number', '138 0013 8000', null, 'malformed', PERSONAL],
    ['that is a name', '王小明', null, 'malformed', '信用代码一栏填的不是代码，没有公开'],
    ['that is a registration number', '110990000000003', '110990000000003', 'malformed', '不是 18 位统一社会信用代码'],
    ['that is not there', '', null, 'missing', ''],
    ['that a stroke stands for', '——', null, 'missing', ''],
    ['that noughts stand for', '000000000000000000', null, 'missing', ''],
    ['that a nought stands for', '0', null, 'missing', ''],
    ['that a word says is not there', '无', null, 'missing', ''],
  ])('%s', async (_what, cell, uscc, check, warning) => expect(await firm(cell)).toEqual([uscc, check, warning]))
})

describe('a cell that points to the row above', () => {
  it.each([
    '同上',
    '同 上',
    '（同上）',
    '同上。',
    '同前',
    '仝上',
    '同上行',
    '〃',
    '″',
    '“',
    '々',
    '-〃-',
    'ditto',
    'Do.',
    '见上',
    '與上同',
    '与上行相同',
    '以上同',
    '同上单位',
    '同上面',
    '同上同上',
    '{同上}',
    '－〃－',
    '⬆',
    'Same as above',
    'as above',
    "''",
  ])('is read where it says %s', async (word) => {
    const reading = await read([{ 代码: ONE }, { 文号: '云罚〔2026〕2号', 相对人: word, 代码: word, 内容: word, 日期: word }])
    expect(bodies(reading)[1]).toEqual(bodies(reading)[0])
    expect(reading.findings.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [3, '相对人、内容、日期、代码', '写的是“同上”一类的字，按上一行的内容读取'],
    ])
  })

  it('is read through a row that points too', async () =>
    expect(
      bodies(await read([{}, { 文号: '云罚〔2026〕2号', 内容: '同上' }, { 文号: '云罚〔2026〕3号', 内容: '〃' }])).map(
        ({ content }) => content,
      ),
    ).toEqual(Array(3).fill('罚款3万元')))

  const REASON = '写的是“同上”一类的字，看不出指的是哪一格，请写明内容'
  it.each([
    ['nothing stands above', [{ 内容: '同上' }], [2, '内容']],
    ['the cell above is empty', [{ 内容: '' }, { 文号: '云罚〔2026〕2号', 内容: '同上' }], [3, '内容']],
    ['it points to the side', [{}, { 文号: '云罚〔2026〕2号', 内容: '同左' }], [3, '内容']],
    ['it points to a row by its number', [{}, { 文号: '云罚〔2026〕2号', 内容: '同第1条' }], [3, '内容']],
    ['the code is of another firm', [{ 代码: ONE }, { 文号: '云罚〔2026〕2号', 相对人: '云帆乙有限公司', 代码: '同上' }], [3, '代码']],
    ['it is of the key', [{ 相对人: '同上' }], [2, '相对人']],
  ])('is refused where %s', async (_what, rows, place) => {
    const { findings, accepted } = await read(rows)
    expect(findings.map(({ line, column, reason }) => [line, column, reason])).toEqual([[...place, REASON]])
    expect(JSON.stringify([...accepted.values()])).not.toContain('同')
  })

  it('points across no row that cannot be taken apart, and is what its source says is not known', async () => {
    const bytes = Buffer.from(
      [HEADER, row({}), ['a'], row({ 文号: '云罚〔2026〕2号', 内容: '同上' })].map((cells) => cells.join(',')).join('\n') + '\n',
    )
    expect((await readWhole(bytes, penalties())).findings.map(({ line, column }) => [line, column])).toEqual([
      [3, null],
      [4, '内容'],
    ])
    expect(bodies(await read([{ 内容: '〃' }], { unknown: ['〃'] }))).toMatchObject([{ content: null }])
  })

  it('hides the person above in its own texts, or is refused with what nobody can read', async () => {
    const source = penalties({ persons: ['负责人'] })
    const lines = (first: string) =>
      table([...HEADER, '负责人'], [...row({}), first], [...row({ 文号: '云罚〔2026〕2号', 内容: '罚王小明' }), '同上'])
    const named = await readWhole(lines('王小明'), source)
    expect(bodies(named)[1]?.content).toBe('罚王**')
    const unnamed = await readWhole(lines(''), source)
    expect(unnamed.findings.map(({ line, column, reason }) => [line, column, reason])).toEqual([[3, '负责人', REASON]])
    expect(unnamed.counts).toMatchObject({ accepted: 1, refused: 1 })
  })

  it('is no pointer inside other words', async () =>
    expect(bodies(await read([{}, { 文号: '云罚〔2026〕2号', 相对人: '云帆同上有限公司', 内容: '同上，另罚款' }]))[1]).toMatchObject({
      enterprises: [{ name: '云帆同上有限公司' }],
      content: '同上，另罚款',
    }))
})

describe('a delivery without a column of persons', () => {
  const GONE = '没有了写人名的列“负责人”，不知道其他文字里要遮住谁的名字'
  const withPersons = (persons: unknown) => penalties({ persons })
  it('stops where the source declared it, and names it', async () => {
    await expect(readWhole(table(HEADER, row({})), withPersons(['负责人']))).rejects.toThrow(
      `${GONE}。来源确实不再提供的，请从 persons 中删去`,
    )
    await expect(readWhole(table(HEADER, row({})), withPersons([['负责人', '责任人']]))).rejects.toThrow('“负责人／责任人”')
  })
  it('is read under any of its spellings, and where it may be missing', async () => {
    const named = await readWhole(
      table([...HEADER, ' 责 任 人 '], [...row({ 内容: '罚王小明' }), '王小明']),
      withPersons([['负责人', '责任人']]),
    )
    expect(bodies(named)).toMatchObject([{ content: '罚王**' }])
    expect((await readWhole(table(HEADER, row({})), withPersons([{ from: '负责人', optional: true }]))).counts.accepted).toBe(1)
  })
})

describe('a column of persons that may be missing', () => {
  const store = useStore()
  const path = join(store.dir, 'source.csv')
  let time = Date.parse('2026-05-20T02:00:00.000Z')
  const run = (header: string[], ...rows: string[][]) => {
    writeFileSync(path, table(header, ...rows))
    const source = penalties({ path, settleSeconds: 0, persons: [{ from: ['负责人', '责任人'], optional: true }] })
    return runSource(source, { db: store.db, now: () => new Date((time += 1_000)), newId: randomUUID, spool: store.dir })
  }
  it('must come again once it has come with names', async () => {
    expect(await run(HEADER, row({}))).toMatchObject({ state: 'published' })
    expect(await run([...HEADER, '责任人'], [...row({ 文号: '云罚〔2026〕2号' }), '王小明'])).toMatchObject({ state: 'published' })
    const stopped = await run(HEADER, row({ 文号: '云罚〔2026〕3号', 内容: '罚王小明' }))
    expect(stopped).toMatchObject({ state: 'stopped', stoppedBy: ['persons_gone'] })
    expect(stopped.reason).toBe('没有了写人名的列“负责人／责任人”，不知道其他文字里要遮住谁的名字')
    expect(await run([...HEADER, '负责人'], [...row({ 文号: '云罚〔2026〕3号', 内容: '罚王小明' }), '王小明'])).toMatchObject({
      state: 'published',
    })
  })
})

describe('several columns of persons that may be missing', () => {
  const store = useStore()
  const path = join(store.dir, 'several.csv')
  let time = Date.parse('2026-05-20T02:00:00.000Z')
  let number = 0
  const deps = () => ({ db: store.db, now: () => new Date((time += 1_000)), newId: randomUUID, spool: store.dir })
  const source = () => penalties({ path, settleSeconds: 0, persons: ['负责人', '检查人'].map((from) => ({ from, optional: true })) })
  /** One delivery with these columns of persons and what stands in them. */
  const deliver = (persons: Record<string, string>) => {
    const header = [...HEADER, ...Object.keys(persons)]
    writeFileSync(path, table(header, [...row({ 文号: `云罚〔2026〕${++number}号` }), ...Object.values(persons)]))
    return runSource(source(), deps())
  }
  const GONE = { state: 'stopped', stoppedBy: ['persons_gone'] }
  const FINE = { state: 'published' }

  it('are let go one by one: a person’s word for one is none for another, and holds until that one is back', async () => {
    expect(await deliver({ 负责人: '王小明', 检查人: '李大勇' })).toMatchObject(FINE)
    const stopped = await deliver({ 检查人: '李大勇' })
    expect(stopped).toMatchObject({ ...GONE, reason: expect.stringContaining('“负责人”') })
    await releaseRun(source(), { run: stopped._id, why: '来源不再写负责人' }, deps())
    expect(await deliver({ 检查人: '李大勇' })).toMatchObject(FINE)
    expect(await deliver({})).toMatchObject({ ...GONE, reason: expect.stringMatching(/“检查人”，/) })
    expect(await deliver({ 负责人: '王小明', 检查人: '李大勇' })).toMatchObject(FINE)
    expect(await deliver({ 检查人: '李大勇' })).toMatchObject({ ...GONE, reason: expect.stringMatching(/“负责人”，/) })
  })

  it('are missed too where the delivery before had them empty', async () => {
    expect(await deliver({ 负责人: '王小明', 检查人: '' })).toMatchObject(FINE)
    expect(await deliver({ 负责人: '', 检查人: '' })).toMatchObject(FINE)
    expect(await deliver({ 检查人: '' })).toMatchObject({ ...GONE, reason: expect.stringMatching(/“负责人”，/) })
    expect(await deliver({ 负责人: '' })).toMatchObject({ ...FINE, state: 'published' })
  })

  it('are missed too where the delivery before stopped for another reason', async () => {
    expect(await deliver({ 负责人: '王小明' })).toMatchObject(FINE)
    expect(await deliver({ 负责人: '王小明', 新列: 'x' })).toMatchObject({ stoppedBy: ['unknown_column'] })
    expect(await deliver({})).toMatchObject(GONE)
  })
})

it('takes no code of another firm for one that is written out', async () =>
  expect(bodies(await read([{ 代码: ONE }, { 文号: '云罚〔2026〕2号', 相对人: '云帆乙有限公司', 代码: OTHER }]))[1]?.enterprises).toEqual([
    { name: '云帆乙有限公司', uscc: OTHER },
  ]))
