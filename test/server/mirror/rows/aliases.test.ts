import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadSources, Source } from '../../../../server/mirror/source/sources'
import { readingHash } from '../../../../server/mirror/run/run'
import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import type { PenaltyBody } from '../../../../shared/kinds/penalty/schema'
import { readWhole } from '../../../support/parse'
import { penaltySource } from '../../../support/sources'
import { temporaryFolder } from '../../../support/store'

/** Short names of firms, which a source uses beside full ones. */

const { dir, remove } = temporaryFolder()
afterAll(remove)

const FULL = '云帆示例机械有限公司'
const CODE = '91990100MA1XG6125W'
const OTHER = '91990100MAAY4CL127'
const ALIASES = [
  { short: ['云机', '云帆 机械(集团)'], name: FULL, uscc: CODE },
  { short: ['云化'], name: '云帆示例化工有限公司' },
]
const SOURCE = {
  name: 'ledger',
  title: '隐患台账',
  agency: '局',
  kind: 'hazard',
  format: 'csv',
  path: 'x.csv',
  coverage: 'additions',
  rhythmHours: 24,
  key: ['编号'],
  columns: {
    no: '编号',
    description: '隐患内容',
    'enterprise.name': '责任单位',
    'enterprise.uscc': '代码',
    'answerable.0.role': { value: 'construction' },
    'answerable.0.name': '施工',
    'answerable.1.role': { value: 'owner' },
    'answerable.1.name': '建设',
    'commitments.responsibility.unit': '整改单位',
  },
  aliases: ALIASES,
}
const HEADER = '编号,隐患内容,责任单位,代码,施工,建设,整改单位\n'
const read = async (lines: string, source: object = SOURCE) => {
  const reading = await readWhole(Buffer.from(HEADER + lines), Source.parse(source))
  return { ...reading, bodies: [...reading.accepted.values()].map(({ body }) => body as HazardBody) }
}

it('reads a short name as the full one wherever a party stands, however it is spelt, and says in how many rows', async () => {
  const { bodies, facts, counts } = await read(
    'Y1,护栏缺失,云机,,,云化,云帆机械（集团）\nY2,护栏缺失,云帆示例机械有限公司,,,,\nY3,云机的护栏缺失,无名单位,,,,\n',
  )
  expect(counts).toMatchObject({ accepted: 3, refused: 0 })
  expect(bodies[0]).toMatchObject({
    enterprise: { name: FULL, uscc: CODE },
    answerable: [{ role: 'owner', name: '云帆示例化工有限公司', uscc: null }],
    commitments: { responsibility: { unit: FULL } },
  })
  expect(bodies[1]?.enterprise).toEqual({ name: FULL, uscc: null })
  // A text is the source's own words.
  expect(bodies[2]).toMatchObject({ description: '云机的护栏缺失', enterprise: { name: '无名单位' } })
  expect(facts.remarks).toContain('有 1 行写的是登记的简称（aliases），按全名读取')
})

it('believes a code of the row before a short name', async () => {
  const { bodies, findings } = await read(`Y1,护栏缺失,云机,${OTHER},,,\nY2,护栏缺失,云化,${OTHER},,,\nY3,护栏缺失,云机,${CODE},,,\n`)
  expect(bodies.map(({ enterprise }) => enterprise)).toEqual([
    { name: '云机', uscc: OTHER },
    { name: '云帆示例化工有限公司', uscc: OTHER },
    { name: FULL, uscc: CODE },
  ])
  expect(findings.map(({ line, column, reason }) => [line, column, reason])).toContainEqual([
    2,
    '责任单位',
    '写的是登记的简称，但这一行的信用代码是另一家的，名称照原样读取',
  ])
})

it('keeps the ids that records have without it, and is a part of how bytes are read', async () => {
  const named = { ...SOURCE, key: ['责任单位', '隐患内容'] }
  const [one, other] = [await read('Y1,护栏缺失,云机,,,,\n', named), await read('Y1,护栏缺失,云机,,,,\n', { ...named, aliases: undefined })]
  expect([...one.accepted.keys()]).toEqual([...other.accepted.keys()])
  expect(readingHash(Source.parse(SOURCE))).not.toBe(readingHash(Source.parse({ ...SOURCE, aliases: undefined })))
})

it('hides a party that is called by its short name in the reason of an end', async () => {
  const source = penaltySource({
    key: ['文号'],
    columns: { 'enterprises.0.name': '当事人', penaltyKinds: '类别', decidedOn: '日期', offenceType: '违法' },
    envelope: { documentNo: '文号', withdrawn: '撤下' },
    aliases: ALIASES,
  })
  const text = '文号,当事人,类别,日期,违法,撤下\n云应急罚〔2026〕21号,云机,罚款,2026-05-03,未培训,云机（云帆示例机械有限公司）复议后撤销\n'
  const { accepted } = await readWhole(Buffer.from(text), source)
  const [record] = [...accepted.values()]
  expect((record?.body as PenaltyBody).enterprises[0]?.name).toBe(FULL)
  expect(record?.envelope.withdrawn).toBe(`${FULL}（${FULL}）复议后撤销`)
})

it.each([
  [
    'one short name for two firms',
    [...ALIASES, { short: ['云 机'], name: '云上机械厂' }],
    '0.aliases.2.short.0: “云 机”在第 1 项里已经指“云帆示例机械有限公司”，一个简称只能指一家',
  ],
  [
    'a short name that is another firm’s full one',
    [...ALIASES, { short: ['云帆示例化工有限公司'], name: '云上化工厂' }],
    '0.aliases.2.short.0: “云帆示例化工有限公司”在第 2 项里已经指',
  ],
  [
    'two codes for one firm',
    [...ALIASES, { short: ['云一'], name: FULL, uscc: OTHER }],
    '0.aliases.2.name: “云帆示例机械有限公司”在第 1 项里已经指',
  ],
  ['a code that is none', [{ short: ['云机'], name: FULL, uscc: '91990100MA1XG6125X' }], '0.aliases.0.uscc: 不是有效的统一社会信用代码'],
  ['a blank short name', [{ short: ['\u200b'], name: FULL }], '0.aliases.0.short.0: 没有写名称'],
])('refuses %s when the list is loaded, with place and reason', (_name, aliases, message) => {
  const file = join(dir, 'sources.json')
  writeFileSync(file, JSON.stringify({ sources: [{ ...SOURCE, aliases }] }))
  expect(() => loadSources(file)).toThrow(message)
})

it('takes the same firm under the same name twice', () =>
  expect(Source.safeParse({ ...SOURCE, aliases: [...ALIASES, { short: ['云机', '云一'], name: FULL, uscc: CODE }] }).success).toBe(true))

it('reads several short names in one cell as several firms where each is known, and says so where one is not', async () => {
  const { bodies, facts, counts, findings } = await read(
    'Y1,护栏缺失,云机、云化,,云机,,\nY2,护栏缺失,云帆示例化工有限公司/云机,,,云化,\nY3,护栏缺失,云机、四化建,,,,\nY4,护栏缺失,云机、云化,,云机、云化,,\n',
  )
  expect(counts).toMatchObject({ accepted: 4, refused: 0 })
  const chemical = { name: '云帆示例化工有限公司', uscc: null }
  expect(bodies[0]).toMatchObject({
    enterprise: { name: FULL, uscc: CODE },
    answerable: [
      { role: 'construction', name: FULL },
      { role: 'other', ...chemical },
    ],
  })
  expect(bodies[1]).toMatchObject({
    enterprise: chemical,
    answerable: [
      { role: 'owner', ...chemical },
      { role: 'other', name: FULL, uscc: CODE },
    ],
  })
  // What is known of half of them tells nothing of the whole cell.
  expect(bodies[2]?.enterprise?.name).not.toContain(FULL)
  expect(bodies[2]?.answerable).toEqual([])
  expect(findings.filter(({ reason }) => reason.includes('一格写着')).map(({ line, column, reason }) => [line, column, reason])).toEqual([
    [4, '责任单位', '一格写着 2 家的名称，有 1 家没有登记（aliases），没有拆开，照原样读取'],
    [5, '施工', '一格写着 2 家的名称，这一项只能写一家，没有拆开，照原样读取'],
  ])
  expect(facts.remarks).toContain('有 3 行写的是登记的简称（aliases），按全名读取')
})

it('writes out what an agency is called by two names, so that its months are those of one', async () => {
  const source = Source.parse({
    ...SOURCE,
    kind: 'fineAccount',
    key: ['单位', '月份'],
    columns: { month: '月份', cases: '件数' },
    envelope: { agency: '单位' },
    aliases: [{ short: ['行政执法大队', '综合执法大队'], name: '云帆市综合执法大队' }],
  })
  const csv = '单位,月份,件数\n行政执法大队,2025-12,2\n综合执法大队,2026-01,3\n云帆市示例支队,2026-01,4\n'
  const { accepted, facts } = await readWhole(Buffer.from(csv), source)
  expect([...accepted.values()].map(({ envelope }) => envelope.agency)).toEqual([
    '云帆市综合执法大队',
    '云帆市综合执法大队',
    '云帆市示例支队',
  ])
  expect(facts.remarks).toContain('有 2 行写的是登记的简称（aliases），按全名读取')
})
