import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../../../server/editions/canonical'
import { runSource } from '../../../server/mirror/run/run'
import { Source } from '../../../server/mirror/source/sources'
import type { EnterpriseItem } from '../../../shared/kinds/enterprise/schema'
import type { ZoneItem } from '../../../shared/kinds/zone/schema'
import type { ListAnswer } from '../../../shared/api/lists'
import type { RecordAnswer } from '../../../shared/api/records'
import { TEST_NOW, startTestApp, type TestApp } from '../../support/app'
import { temporaryFolder } from '../../support/store'

/** What a citizen finds does not hang on how a source spells it. */

const { dir, remove } = temporaryFolder()
/** Digits like an identity number's, in the column of codes, as small shops hand it in. */
const NUMBER = '990102199003077758'
const COMMON = { agency: '云帆市应急管理局', format: 'csv', rhythmHours: 24, settleSeconds: 0 }
const SOURCES: [source: Record<string, unknown>, lines: string[]][] = [
  [
    {
      name: 'firms',
      title: '企业',
      kind: 'enterprise',
      coverage: 'full',
      key: ['代码'],
      columns: { name: '名称', uscc: '代码', division: '区划' },
    },
    [
      '名称,代码,区划',
      '云帆⾦⽯⽅⼯矿业有限公司,91990100MAAY4CL127,990102000000',
      '云帆长龙“好再来”车队（集团）有限公司,91990100MA2TH3BJ3G,990102005000',
      '云帆\u202e安泰·买买提\u202c商行,91990100MA1XG6125W,990102.0',
      `云帆便民小吃店,${NUMBER},９９０１０２`,
    ],
  ],
  [
    {
      name: 'fines',
      title: '处罚',
      kind: 'penalty',
      coverage: 'additions',
      key: ['文号'],
      columns: { 'enterprises.0.name': '当事人', decidedOn: '日期', penaltyKinds: '种类' },
      envelope: { documentNo: '文号' },
    },
    [
      '文号,当事人,日期,种类',
      '云应急罚〔2026〕1号,云帆金石方工矿业有限公司,2026-03-01,罚款',
      '云应急罚〔2026〕2号,云帆⻓⻰「好再来」⻋队(集团)有限公司,2026-03-01,罚款',
      '云应急罚〔2026〕3号,云帆安泰•买买提商\u00ad行,2026-03-01,罚款',
    ],
  ],
  [
    {
      name: 'zones',
      title: '片区',
      kind: 'zone',
      coverage: 'full',
      key: ['编号'],
      columns: { code: '编号', name: '名称', parent: '上级', level: { from: '级别', values: { 县: 'county', 镇: 'township' } } },
    },
    ['编号,名称,上级,级别', '990102,云帆一区,,县', '990102-Ａ,云帆镇,９９０１０２,镇'],
  ],
]

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ mirrored: false })
  for (const [given, lines] of SOURCES) {
    const path = join(dir, `${String(given.name)}.csv`)
    writeFileSync(path, lines.join('\n') + '\n')
    const deps = { db: app.store.db, now: () => TEST_NOW, newId: randomUUID }
    expect(await runSource(Source.parse({ ...COMMON, ...given, path }), deps)).toMatchObject({ state: 'published', counts: { refused: 0 } })
  }
  await app.view.refresh()
}, 60_000)
afterAll(async () => {
  await app.stop()
  remove()
})

const found = async (query: Record<string, string>) =>
  (await app.json<ListAnswer<EnterpriseItem>>('/api/v1/enterprises?' + new URLSearchParams(query).toString())).items

it.each([
  ['金石方工', '云帆⾦⽯⽅⼯矿业有限公司'],
  ['⾦石', '云帆⾦⽯⽅⼯矿业有限公司'],
  ['长龙"好', '云帆长龙“好再来”车队（集团）有限公司'],
  ['⻓⻰『好再来』⻋队', '云帆长龙“好再来”车队（集团）有限公司'],
  ['安泰・买买提', '云帆\u202e安泰·买买提\u202c商行'],
  ['91990100－ＭＡＡＹ', '云帆⾦⽯⽅⼯矿业有限公司'],
])('a search for %s finds the firm, as its source writes it', async (q, name) =>
  expect((await found({ q })).map((item) => item.name)).toEqual([name]),
)

it.each(['91990100MAAY4CL127', '91990100MA2TH3BJ3G', '91990100MA1XG6125W'])(
  'the firm %s has its penalty, which names it by name',
  async (code) => {
    const { related } = await app.json<RecordAnswer<'enterprise'>>('/api/v1/enterprises/' + code)
    expect(related?.penalty).toHaveLength(1)
  },
)

it.each([
  ['990102', 4],
  ['990102000000', 4],
  ['990102000', 4],
  ['990100000000', 4],
  ['990102005', 1],
  ['990102005000', 1],
  ['990103', 0],
])('the division %s has the same %i firms however many zeros it is filled up with', async (division, count) =>
  expect(await found({ division })).toHaveLength(count),
)

it('a number in the column of codes is not found out from anything public', async () => {
  const [shop] = await found({ q: '便民小吃店' })
  const id = shop?.id ?? ''
  const paths = [
    '/api/v1/enterprises',
    `/api/v1/enterprises/${id}`,
    `/api/v1/records/enterprise/${id}/history`,
    '/api/v1/changes',
    '/api/v1/runs',
    '/feeds/changes.atom',
  ]
  const texts = await Promise.all(
    paths.map(async (path) => {
      const answer = await app.get(path)
      expect(answer.status).toBe(200)
      return (await answer.text()) + (answer.headers.get('etag') ?? '')
    }),
  )
  const guesses = [NUMBER, `"${NUMBER}"`, `["${NUMBER}"]`].map((guess) => sha256(guess).slice(0, 12))
  for (const guess of guesses) expect(texts.join()).not.toContain(guess)
  expect(texts.join()).not.toContain(NUMBER)
})

it('a zone has those below it, however they spell its code', async () => {
  for (const code of ['990102', '９９０１０２']) {
    const { items } = await app.json<ListAnswer<ZoneItem>>('/api/v1/zones?' + new URLSearchParams({ parent: code }).toString())
    expect(items.map(({ name }) => name)).toEqual(['云帆镇'])
  }
  const { items } = await app.json<ListAnswer<ZoneItem>>('/api/v1/zones?code=990102-A')
  const below = await app.json<RecordAnswer<'zone'>>('/api/v1/zones/' + (items[0]?.id ?? ''))
  expect(below.related?.zone?.map(({ name }) => name)).toEqual(['云帆一区'])
  const above = await app.json<RecordAnswer<'zone'>>('/api/v1/zones/' + (below.related?.zone?.[0]?.id ?? ''))
  expect(above.related?.zone?.map(({ name }) => name)).toEqual(['云帆镇'])
})
