import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runSource } from '../../../server/mirror/run/run'
import { readWhole } from '../../support/parse'
import { enterpriseSource, feedSource, penaltySource } from '../../support/sources'
import { useStore } from '../../support/useStore'

/** One record has one key, however its source spells it today. */

const store = useStore()
let time = Date.parse('2026-05-20T02:00:00.000Z')

const full = (text: string) => text.replace(/[0-9A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
const csv = (header: string, ...lines: string[]) => Buffer.from([header, ...lines].join('\n') + '\n')

const FEED = feedSource()

function run(lines: string[]) {
  const path = join(store.dir, 'list.csv')
  writeFileSync(path, csv('名称,代码,成立日期,法定代表人', ...lines))
  const deps = { db: store.db, now: () => new Date((time += 1_000)), newId: randomUUID }
  return runSource(enterpriseSource({ path, settleSeconds: 0 }), deps)
}

it('withdraws nothing where five per cent of the codes are written with digits of full width', async () => {
  const code = (i: number) => `91990100MA${String(i).padStart(4, '0')}4CL1`
  const lines = (spell: (text: string, i: number) => string) => Array.from({ length: 200 }, (_, i) => `企业${i},${spell(code(i), i)},,`)
  expect(await run(lines((text) => text))).toMatchObject({ changes: { published: 200 } })
  const today = await run(lines((text, i) => (i % 20 === 0 ? full(text) : text)))
  expect(today).toMatchObject({ state: 'unchanged', changes: { published: 0, withdrawn: 0 }, counts: { accepted: 200 } })
})

it.each([
  ['lower case', '91990100maay4cl127'],
  ['blanks inside', '9199 0100 MAAY 4CL1 27'],
  ['an invisible character', '\u200b91990100MAAY4CL127'],
  ['a mark of direction', '\u200e91990100MAAY4CL127\u202c'],
  ['full width', full('91990100MAAY4CL127')],
  ['a label', '统一社会信用代码：91990100MAAY4CL127'],
  ['quotes and a copy number', "'91990100MAAY4CL127(1-1)"],
  ['dashes', '91990100-MAAY4CL12-7'],
])('a code in %s is the same firm', async (_, spelling) => {
  await run(['甲厂,91990100MAAY4CL127,,'])
  expect(await run([`甲厂,${spelling},,`])).toMatchObject({ state: 'unchanged' })
  expect(await store.db.versions.countDocuments({})).toBe(1)
})

it('two spellings of one firm in one file contradict each other', async () => {
  const source = enterpriseSource()
  const said = (second: string) => readWhole(csv('名称,代码,成立日期,法定代表人', '甲厂,91990100MAAY4CL127,,', second), source)
  const twice = await said(`甲厂,${full('91990100MAAY4CL127')},,`)
  expect(twice.counts).toMatchObject({ accepted: 1, duplicate: 1, refused: 0 })
  const otherwise = await said(`乙厂,${full('91990100MAAY4CL127')},,`)
  expect(otherwise.counts).toMatchObject({ accepted: 1, duplicate: 0, refused: 1 })
  expect(otherwise.findings.map(({ reason }) => reason)).toContain('主键与第 2 行相同，内容不同')
})

describe('each part of a key has the form of its field', () => {
  const penalties = penaltySource({
    key: ['文号', '当事人', '决定日期', '批次', '金额'],
    columns: { 'enterprises.0.name': '当事人', decidedOn: '决定日期', fineFen: { from: '金额', unit: '元' } },
    envelope: { documentNo: '文号' },
    ignore: ['批次'],
  })
  const idOf = async (...cells: string[]) => {
    const { accepted } = await readWhole(csv('文号,当事人,决定日期,批次,金额', cells.map((cell) => `"${cell}"`).join()), penalties)
    return [...accepted.keys()][0]
  }
  const GIVEN = ['云应急罚〔2026〕12号', '云帆“好再来”（集团）公司', '2026-05-03', 'A 1', '5000']

  it.each([
    ['document numbers in any brackets', 0, '云应急罚[2026]12号'],
    ['document numbers with 第', 0, '云应急罚（2026）第12号'],
    ['parties in any brackets and quotes', 1, '云帆「好再来」(集团)公司'],
    ['parties with blanks and what nobody sees', 1, '云帆“好再来” （集团）公\u00ad司'],
    ['days without noughts', 2, '2026-5-3'],
    ['days in words', 2, '2026年5月3日'],
    ['days of eight digits', 2, '20260503'],
    ['other texts of full width', 3, 'Ａ　１'],
    ['other texts with what nobody sees', 3, ' A\u00a0\u200b1\ufeff'],
    ['sums of money', 4, '5,000.00'],
  ])('%s', async (_, at, spelling) => {
    expect(spelling).not.toBe(GIVEN[at])
    const id = await idOf(...GIVEN)
    expect(id).toBeDefined()
    expect(await idOf(...GIVEN.with(at, spelling))).toBe(id)
  })
  it.each([
    [0, '云应急罚〔2026〕13号'],
    [1, '云帆“好再来”公司'],
    [2, '2026-05-04'],
    [3, 'a 1'],
    [4, '5001'],
  ])('and part %i tells records apart', async (at, other) => expect(await idOf(...GIVEN.with(at, other))).not.toBe(await idOf(...GIVEN)))
})

it('division codes in keys are filled up or not', async () => {
  const source = enterpriseSource({ key: ['代码'], columns: { name: '名称', division: '代码' } })
  const { accepted, counts } = await readWhole(
    csv('名称,代码,成立日期,法定代表人', '甲,990102,,', '甲,990102000000,,', '甲,９９０１０２.0,,'),
    source,
  )
  expect(counts).toMatchObject({ accepted: 1, duplicate: 2 })
  expect([...accepted.values()][0]?.body).toMatchObject({ division: '990102' })
})

it('a key of which nothing is seen is empty, and a word for not known is one in any width', async () => {
  const { counts, findings } = await readWhole(csv('名称,代码,成立日期,法定代表人', '甲,\u200b\u200e,,', '乙, N/A ,,'), enterpriseSource())
  expect(counts).toMatchObject({ accepted: 0, refused: 2 })
  expect(findings.map(({ reason }) => reason)).toEqual(['主键是空的', '主键是空的'])
})

it('keys of a JSON feed have the one form of their characters', async () => {
  const records = ['Ｔ-1', ' T-1\u200b', 'T-1'].map((key) => ({ key, body: { title: '通报' } }))
  const feed = { format: 'mingan-feed/1', kind: 'notice', generatedAt: '2026-05-20T00:00:00Z', records }
  expect((await readWhole(Buffer.from(JSON.stringify(feed)), FEED)).counts).toMatchObject({ accepted: 1, duplicate: 2 })
})

describe('characters that are not what they look like', () => {
  it.each([
    ['云帆⾦石厂', '有部首或旧编码的字符，查找和关联按它形似的汉字，显示照原文'],
    ['云帆\u202e金石厂', '有看不见的字符，查找和关联时不算在内'],
    ['云帆\ue000石厂', '有自造字，别的设备可能显示不出，请在来源里改用规范字'],
  ])('are remarked in %j, and shown as written', async (name, reason) => {
    const { accepted, findings } = await readWhole(csv('名称,代码,成立日期,法定代表人', `${name},91990100MAAY4CL127,,`), enterpriseSource())
    expect(findings).toMatchObject([{ severity: 'warning', line: 2, column: '名称', reason }])
    expect([...accepted.values()][0]?.body).toMatchObject({ name })
  })
  it('are remarked in a feed too, by the path of the field', async () => {
    const records = [{ key: '1', body: { title: '通报', enterprises: [{ name: '云帆⾦石厂' }] } }]
    const feed = { format: 'mingan-feed/1', kind: 'notice', generatedAt: '2026-05-20T00:00:00Z', records }
    expect((await readWhole(Buffer.from(JSON.stringify(feed)), FEED)).findings).toMatchObject([
      { severity: 'warning', column: 'body.enterprises.0.name', reason: expect.stringContaining('部首') },
    ])
  })
})
