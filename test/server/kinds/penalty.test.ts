import { Source } from '../../../server/mirror/source/sources'
import type { PenaltyBody } from '../../../shared/kinds/penalty/schema'
import { maskParty } from '../../../shared/codes/persons/index'
import { readWhole } from '../../support/parse'
import { penaltySource } from '../../support/sources'

const IDENTITY = '110101199003077758'
const source = (template: string, overrides = {}) =>
  Source.parse({ name: 'penalties', title: '处罚', agency: '局', format: 'csv', path: 'x', rhythmHours: 24, template, ...overrides })
const table = (header: string[], ...rows: Record<string, string>[]) =>
  Buffer.from([header, ...rows.map((row) => header.map((name) => row[name] ?? ''))].map((cells) => cells.join(',')).join('\n') + '\n')

const HEADER_30 =
  '行政相对人名称,行政相对人类别,行政相对人代码_1（统一社会信用代码）,行政相对人代码_2（工商注册号）,行政相对人代码_3（组织机构代码）,行政相对人代码_4（税务登记号）,行政相对人代码_5（事业单位证书号）,行政相对人代码_6（社会组织登记证号）,法定代表人,法定代表人证件类型,法定代表人证件号码,证件类型,证件号码,行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额（万元）,没收违法所得、没收非法财物的金额（万元）,暂扣或吊销证照名称及编号,处罚决定日期,处罚有效期,公示截止期,处罚机关,处罚机关统一社会信用代码,数据来源单位,数据来源单位统一社会信用代码,备注'.split(
    ',',
  )
const HEADER_22 =
  '行政处罚决定书文号,处罚名称,处罚类别1,处罚类别2,处罚事由,处罚依据,行政相对人名称,行政相对人代码_1(统一社会信用代码),行政相对人代码_2(组织机构代码),行政相对人代码_3(工商登记码),行政相对人代码_4(税务登记号),行政相对人代码_5(居民身份证号),法定代表人姓名,处罚结果,处罚决定日期,处罚截止期,公示期限(年),处罚机关,当前状态,地方编码,数据更新时间戳,备注'.split(
    ',',
  )

const row30 = {
  行政相对人名称: '云帆恒达建筑工程有限公司',
  行政相对人类别: '法人及非法人组织',
  '行政相对人代码_1（统一社会信用代码）': '91990100MAAY4CL127',
  '行政相对人代码_2（工商注册号）': '990100000000001',
  法定代表人: '王望潮',
  法定代表人证件类型: '身份证',
  法定代表人证件号码: IDENTITY,
  行政处罚决定书文号: '（云）应急罚[2026]12号',
  违法事实: '王望潮未履行职责',
  处罚类别: '罚款;没收违法所得',
  '罚款金额（万元）': '2.500000',
  处罚决定日期: '2026/05/01',
  公示截止期: '2099/12/31',
}

it('reads the national template of 30 columns by its headers', async () => {
  expect(HEADER_30).toHaveLength(30)
  const reading = await readWhole(table(HEADER_30, row30), source('national-penalty-30'))
  const [incoming] = reading.accepted.values()
  expect(incoming).toMatchObject({
    envelope: { documentNo: '(云)应急罚〔2026〕12号', publicUntil: '2027-05-01' },
    documentNoWritten: '（云）应急罚[2026]12号',
    body: {
      enterprises: [{ name: '云帆恒达建筑工程有限公司', uscc: '91990100MAAY4CL127' }],
      registrationNo: '990100000000001',
      organisationCode: null,
      penaltyKinds: ['fine', 'confiscated_gains'],
      fineFen: 2_500_000,
      facts: '王**未履行职责',
    },
  })
  expect(JSON.stringify([...reading.accepted.values(), reading.findings])).not.toContain(IDENTITY)
})

it('keeps the parties of one decision apart and joins true duplicates', async () => {
  const other = { ...row30, 行政相对人名称: '云帆启航建材有限公司', '行政相对人代码_1（统一社会信用代码）': '' }
  const reading = await readWhole(table(HEADER_30, row30, other, row30), source('national-penalty-30'))
  expect(reading.counts).toEqual({ read: 3, accepted: 2, refused: 0, duplicate: 1, skipped: 0 })
})

it.each([
  ['its number', { 行政处罚决定书文号: '(云)应急罚〔2026〕12号' }, {}],
  ['its party', { 行政相对人名称: '云帆（恒达）有限公司' }, { 行政相对人名称: '云帆(恒达) 有限公司' }],
])('takes a decision for the same in whatever brackets %s stands', async (_name, one, other) => {
  const { accepted } = await readWhole(table(HEADER_30, { ...row30, ...one }, { ...row30, ...other }), source('national-penalty-30'))
  expect(accepted.size).toBe(1)
})

describe('several parties in one cell', () => {
  const parties = async (names: string, codes: string) => {
    const row = { ...row30, 行政相对人名称: names, 行政相对人类别: '', '行政相对人代码_1（统一社会信用代码）': codes }
    const [incoming] = (await readWhole(table(HEADER_30, row), source('national-penalty-30'))).accepted.values()
    return incoming?.body as PenaltyBody
  }
  it('are as many parties, each with its code', async () => {
    const codes = ['91990100MAAY4CL127', '91990100MA7LLJY1XF']
    expect((await parties('云帆甲建材有限公司、云帆乙化工有限公司', codes.join('、'))).enterprises).toEqual([
      { name: '云帆甲建材有限公司', uscc: codes[0] },
      { name: '云帆乙化工有限公司', uscc: codes[1] },
    ])
    const [first, second] = (await parties('云帆甲建材有限公司；云帆乙化工有限公司', codes[0] ?? '')).enterprises
    expect([first?.uscc, second?.uscc]).toEqual([null, null])
  })

  it('are a firm and a person where they are', async () =>
    expect(await parties('云帆甲建材有限公司、王小明', '')).toMatchObject({
      enterprises: [{ name: '云帆甲建材有限公司', uscc: null }],
      punishedPersons: ['王**'],
    }))

  it('are persons whose identity number happens to pass the check of a firm’s code', async () =>
    expect(await parties('王小明', '990101198010022252')).toMatchObject({ enterprises: [], punishedPersons: ['王**'] }))
})

it('names no natural person', async () => {
  const person = {
    ...row30,
    违法事实: '林听澜于2026年违规动火',
    行政相对人名称: '林听澜',
    行政相对人类别: '自然人',
    证件号码: IDENTITY,
    '行政相对人代码_1（统一社会信用代码）': '',
  }
  const { accepted } = await readWhole(table(HEADER_30, person), source('national-penalty-30'))
  expect([...accepted.values()][0]?.body).toMatchObject({ enterprises: [], punishedPersons: ['林**'], partyType: 'person' })
  expect(JSON.stringify([...accepted.values()])).not.toContain('听澜')
})

it('reads the older template, in which the numbered codes mean other registers', async () => {
  expect(HEADER_22).toHaveLength(22)
  const row = {
    行政处罚决定书文号: '云安监罚〔2026〕3号',
    处罚类别1: '罚款',
    处罚事由: '未培训',
    行政相对人名称: '云帆恒达建筑工程有限公司',
    '行政相对人代码_2(组织机构代码)': 'MAAY4CL12',
    '行政相对人代码_3(工商登记码)': '990100000000001',
    '行政相对人代码_5(居民身份证号)': IDENTITY,
    处罚决定日期: '2026-05-01',
    当前状态: '0',
  }
  const reading = await readWhole(table(HEADER_22, row), source('national-penalty-22'))
  const [incoming] = reading.accepted.values()
  expect(incoming?.envelope.withdrawn).toBeNull()
  expect(incoming?.body as PenaltyBody).toMatchObject({
    organisationCode: 'MAAY4CL12',
    registrationNo: '990100000000001',
    offenceType: '未培训',
  })
  expect(JSON.stringify([incoming, reading.findings])).not.toContain(IDENTITY)
  const [revoked] = (await readWhole(table(HEADER_22, { ...row, 当前状态: '1' }), source('national-penalty-22'))).accepted.values()
  expect(revoked?.envelope.withdrawn).toBe('处罚决定已撤销')
  expect((await readWhole(table(HEADER_22, { ...row, 当前状态: '7' }), source('national-penalty-22'))).counts.refused).toBe(1)
})

it.each([
  ['某某公司(王小明)', '某某公司(王**)'],
  ['某某有限公司（上海）', '某某有限公司（上海）'],
  ['某某事务所（普通合伙）', '某某事务所（普通合伙）'],
  ['王小明即大大商店', '王**即大大商店'],
  ['外贸信托', '外贸信托'],
  ['某某公司(王建国)', '某某公司(王**)'],
  ['某公司(王小明、李四)', '某公司(王**、李*)'],
  ['某公司（负责人：王小明）', '某公司（负责人：王**）'],
  ['某公司（杭州）', '某公司（杭州）'],
  ['某公司 张三', '某公司 张*'],
  ['张三;某公司', '张*;某公司'],
  ['某公司法定代表人张三', '某公司法定代表人张*'],
  ['某某馆（自然人）', '某**（自然人）'],
  ['云帆（深圳）丁有限公司', '云帆（深圳）丁有限公司'],
  ['云帆（王小明）有限公司', '云帆（王小明）有限公司'],
  ['某公司（武汉）', '某公司（武汉）'],
  ['某公司（二期）', '某公司（二期）'],
  ['云帆小区业主委员会', '云帆小区业主委员会'],
  ['张三丰（云帆小吃店）', '张**（云帆小吃店）'],
  ['王小明（个体工商户）', '王**（个体工商户）'],
  ['云帆小吃店（个体工商户）', '云帆小吃店（个体工商户）'],
  ['云帆小吃店/王小明', '云帆小吃店/王**'],
  ['个体工商户王小明', '个体工商户王**'],
  ['王小明等3人', '王**等3人'],
  ['王小明经营的小吃店', '王**经营的小吃店'],
])('%s is shown as %s', (name, shown) => expect(maskParty(name)).toBe(shown))

it.each([
  ['张知行', ['张**']],
  ['张　三', ['张*']],
  ['王小明 李四', ['王**', '李*']],
  ['王小明等3人', ['王**']],
  ['当事人王小明', ['王**']],
  ['买买提江·吾守尔', ['买*******']],
  ['买买提·阿卜杜拉·吐尔逊', ['买***********']],
  ['经营者：张三', ['张*']],
  // One person in two words.
  ['Zhang San', ['Z********']],
])('%s in the column of parties is a person', async (name, shown) => {
  const row = { ...row30, 行政相对人名称: name, 行政相对人类别: '', '行政相对人代码_1（统一社会信用代码）': '', 违法事实: `${name}违规` }
  const [incoming] = (await readWhole(table(HEADER_30, row), source('national-penalty-30'))).accepted.values()
  expect(incoming?.body).toMatchObject({ enterprises: [], punishedPersons: shown })
  expect(JSON.stringify(incoming)).not.toContain(name)
})

it.each([
  ['法人及非法人组织', '王小明', '', { enterprises: [], punishedPersons: ['王**'] }],
  ['法人及非法人组织', '云帆海鲜', '91990100MAAY4CL127', { enterprises: [{ name: '云帆海鲜', uscc: '91990100MAAY4CL127' }] }],
  ['个体工商户', '张三丰（云帆小吃店）', '', { enterprises: [{ name: '张**（云帆小吃店）', uscc: null }] }],
  // Registered under its owner's own name, that name is the shop's (domain 9.3).
  ['个体工商户', '老王', '', { enterprises: [{ name: '老王', uscc: null }] }],
])('a party declared as %s, %s', async (type, name, code, shown) => {
  const row = { ...row30, 行政相对人名称: name, 行政相对人类别: type, '行政相对人代码_1（统一社会信用代码）': code }
  const [incoming] = (await readWhole(table(HEADER_30, row), source('national-penalty-30'))).accepted.values()
  expect(incoming?.body).toMatchObject(shown)
})

it.each([
  'https://example.com/王望潮处罚决定书.html',
  'https://example.com/%E7%8E%8B%E6%9C%9B%E6%BD%AE.html',
  'https://example.com/%zz/王望潮',
])('leaves out an address that names a person: %s', async (address) => {
  const given = source('national-penalty-30', { envelope: { sourceUrl: '备注' } })
  const [incoming] = (await readWhole(table(HEADER_30, { ...row30, 备注: address }), given)).accepted.values()
  expect(incoming?.envelope.sourceUrl).toBeNull()
})

it.each([
  ['1', '2026-05-06'],
  ['1年', '2026-05-06'],
  ['三年', '2028-05-06'],
  ['三个月', '2025-08-06'],
  ['长期', '2028-05-06'],
  ['', '2028-05-06'],
])('takes a term of %s in the older template for the end that its source declares', async (term, until) => {
  const row = { 行政处罚决定书文号: '云罚〔2025〕3号', 行政相对人名称: '云帆恒达有限公司', 处罚类别1: '罚款', 处罚决定日期: '2025-05-06' }
  const [incoming] = (await readWhole(table(HEADER_22, { ...row, '公示期限(年)': term }), source('national-penalty-22'))).accepted.values()
  expect(incoming?.envelope.publicUntil).toBe(until)
  expect(incoming?.declaredUntil).toBe(term === '' || term === '长期' ? null : until)
  expect(incoming?.body).not.toHaveProperty('publicYears')
})

it('reads both columns of kinds in the older template', async () => {
  const row = { 行政处罚决定书文号: '云罚〔2026〕3号', 行政相对人名称: '云帆恒达有限公司', 处罚决定日期: '2026-05-06' }
  const rows = [
    { ...row, 处罚类别1: '警告', 处罚类别2: '罚款' },
    { ...row, 行政处罚决定书文号: '云罚〔2026〕4号', 处罚类别1: '罚款', 处罚类别2: '责令停产停业' },
  ]
  const { accepted } = await readWhole(table(HEADER_22, ...rows), source('national-penalty-22'))
  expect([...accepted.values()].map(({ body }) => body)).toMatchObject([
    { penaltyKinds: ['warning', 'fine'], severity: 'ordinary' },
    { penaltyKinds: ['fine', 'stop_production_order'], severity: 'serious' },
  ])
})

it('calls no licence revoked that was suspended: the old word is for both', async () => {
  const row = { ...row30, 处罚类别: '暂扣或者吊销许可证', '罚款金额（万元）': '' }
  const severity = async (licence: string) => {
    const given = { ...row, 暂扣或吊销证照名称及编号: licence }
    const [incoming] = (await readWhole(table(HEADER_30, given), source('national-penalty-30'))).accepted.values()
    return (incoming?.body as PenaltyBody).severity
  }
  expect([await severity('暂扣安全生产许可证 30 日'), await severity('吊销安全生产许可证')]).toEqual(['ordinary', 'serious'])
})

it.each([
  ['张三/李四', '张三与李四', '张*与李*'],
  ['张三和李四', '张三、李四', '张*、李*'],
  ['和志刚', '和志刚违规', '和**违规'],
  ['负责人：张三', '张三违规', '张*违规'],
  ['张三13812345678', '张 三违规', '张*违规'],
  ['张三经理', '张三违规', '张*违规'],
  ['不详', '起因不详', '起因不详'],
  ['10', '10月10日', '10月10日'],
])('a column of persons with %s hides them in a text', async (cell, facts, told) => {
  const row = { ...row30, 法定代表人: cell, 违法事实: facts }
  const [incoming] = (await readWhole(table(HEADER_30, row), source('national-penalty-30'))).accepted.values()
  expect(incoming?.body).toMatchObject({ facts: told, decidedOn: '2026-05-01' })
})

it('shows no number or name of a person in its envelope either', async () => {
  const columns = { basis: '备注', correction: '数据来源单位', sourceUrl: '处罚机关统一社会信用代码' }
  const row = {
    ...row30,
    行政处罚决定书文号: `云罚〔2026〕1号（${IDENTITY}）`,
    备注: '王望潮的申请',
    数据来源单位: '更正王望潮的姓名',
    处罚机关统一社会信用代码: `https://example.com/?tel=13912345678`,
  }
  const given = source('national-penalty-30', { envelope: columns })
  const [incoming] = (await readWhole(table(HEADER_30, row), given)).accepted.values()
  expect(incoming?.envelope).toMatchObject({ basis: '王**的申请', correction: '更正王**的姓名', sourceUrl: null })
  expect(JSON.stringify(incoming)).not.toContain(IDENTITY)
})

describe('a party that is nobody', () => {
  const source = penaltySource({
    key: ['号'],
    columns: {
      'enterprises.0.name': '名称',
      'enterprises.0.uscc': '代码',
      punishedPersons: '个人',
      decidedOn: '日期',
      penaltyKinds: '类别',
    },
  })
  const read = (name: string, code = '', person = '') =>
    readWhole(Buffer.from(`号,名称,代码,个人,日期,类别\n1号,"${name}",${code},${person},2026-05-01,罚款\n`), source)

  it.each([
    '----',
    '\\',
    '/',
    '——',
    '***'.replace(/\*/g, '-'),
    '无',
    '暂无',
    '.',
    '（）',
    'NULL',
    'n/a',
    '＼',
    '  -  ',
    '&nbsp;',
    '(空)',
    '<无>',
    '详见附件',
    '合计',
    '个人',
    '0',
    '12345',
  ])('called %j is refused as such', async (name) => {
    const { counts, findings } = await read(name, '/')
    expect(counts).toMatchObject({ accepted: 0, refused: 1 })
    expect(findings.map(({ reason }) => reason)).toContain('没有写明被处罚的是谁')
  })

  it('does not take a person’s penalty with it, nor one whose name is hidden', async () => {
    const [person] = (await read('/', '/', '王小明')).accepted.values()
    expect(person?.body).toMatchObject({ enterprises: [], punishedPersons: ['王**'] })
    const [hidden] = (await read('A&B商行', '无')).accepted.values()
    expect(hidden?.body).toMatchObject({ enterprises: [{ name: 'A&B商行', uscc: null }] })
  })

  it('of question marks alone is refused for that', async () =>
    expect((await read('????????')).findings).toMatchObject([{ column: '名称', reason: '“????????”只有问号，像是转换编码时丢了字' }]))

  // A real blacklist has nine of 270 so: what a source lists is not left out for a letter.
  it.each(['云帆恒达新材料有限公', '云帆恒达新材料有限责任', '云帆恒达新材料股份有'])(
    'whose name lacks the end of its form stays as it was written: %s',
    async (name) => expect([...(await read(name)).accepted.values()].map(({ body }) => body)).toMatchObject([{ enterprises: [{ name }] }]),
  )

  it('keeps a name of a word and digits', async () => {
    for (const name of ['一二三商店', '360饭店', '企业之家商行'])
      expect([...(await read(name)).accepted.values()].map(({ body }) => body)).toMatchObject([{ enterprises: [{ name }] }])
  })

  it('whose name was cut is refused for that', async () =>
    expect((await read('云帆长名称危险化学品……')).findings).toMatchObject([
      { column: '名称', reason: '“云帆长名称危险化学品……”的名称被截短了，请来源给出全名' },
    ]))
})
