import fc from 'fast-check'
import type { PublicRecord, RecordAnswer } from '../../../shared/api/records'
import type { EnterpriseBody } from '../../../shared/kinds/enterprise/schema'
import type { ZoneBody } from '../../../shared/kinds/zone/schema'
import { presentPlain, presentPlainUnknown } from '../../../server/presenters/plainPage'

/** Plain pages of records: whatever a source wrote stays text. */

const city = (text: string) => ({ name: text, sample: true })

const zoneOf = (text: string): ZoneBody => ({
  code: text,
  name: text,
  level: 'grid',
  parent: null,
  division: null,
  sectors: [],
  supervisionPhone: text,
  boundary: null,
  persons: [
    {
      role: 'grid_worker',
      name: text,
      post: text,
      unit: text,
      sector: null,
      officePhone: text,
      duties: [text],
      termFrom: null,
      termTo: null,
      training: null,
    },
  ],
})

const firmOf = (text: string): EnterpriseBody => ({
  name: text,
  formerNames: [text],
  uscc: text,
  usccCheck: 'malformed',
  enterpriseType: null,
  registeredOn: null,
  registeredCapital: null,
  businessScope: null,
  sector: null,
  industry: null,
  supervisingDepartment: null,
  address: text,
  division: null,
  region: null,
  place: null,
  licences: [],
  routes: [text],
  plates: [text],
  persons: [
    {
      role: 'professional',
      name: text,
      post: text,
      unit: text,
      sector: null,
      officePhone: text,
      duties: [text],
      termFrom: null,
      termTo: null,
      training: null,
    },
  ],
  grades: [{ scheme: 'city', grade: text, issuer: text, decidedOn: null, validTo: null, points: null, reasons: [] }],
})

const INSTANT = '2026-05-20T02:00:00.000Z'

function answerOf(kind: 'zone' | 'enterprise', text: string): RecordAnswer {
  const record: PublicRecord = {
    kind,
    id: text,
    revision: 1,
    source: text,
    agency: text,
    documentNo: text,
    documentNoWritten: null,
    sourceUrl: null,
    publishedAt: null,
    firstSeenAt: INSTANT,
    lastChangedAt: INSTANT,
    publicUntil: null,
    state: 'active',
    basis: text,
    origin: 'official',
    rawSha256: '',
    unread: [{ field: 'name', label: text }],
    body: kind === 'zone' ? zoneOf(text) : firmOf(text),
    tombstone: null,
  }
  return {
    record,
    related: {
      zone: [
        {
          id: text,
          code: text,
          name: text,
          level: 'grid',
          parent: null,
          division: null,
          sectors: [],
          headline: text,
          headlineUntil: null,
          officePhone: null,
        },
      ],
      hazard: [{}],
    } as unknown as NonNullable<RecordAnswer['related']>,
    judgement: { tone: 'warn', sentence: text, reasons: [text], restsOn: [] },
    computed: [{ field: 'vacantDays', value: null, rule: text, version: 1 }],
    alsoListedBy: [],
    edition: 1,
    asOf: INSTANT,
    day: '2026-05-20',
    sources: [{ name: text, title: text, agency: text, sample: true }],
  }
}

/** Tags with the names of their attributes, without what stands in quotes: what a browser would build. */
const built = (html: string): string[] => [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'))

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "' onclick='",
        '</style><b>',
        '&lt;i&gt;',
        '<!--',
        ']]>',
        '\u0000',
        '\u009b',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((pieces) => pieces.join(''))

it.each(['zone', 'enterprise'] as const)('builds the same page of a %s, whatever a source wrote in it', (kind) => {
  const calm = built(presentPlain(city('字'), { answer: answerOf(kind, '字'), others: 2, source: null }))
  expect(calm.length).toBeGreaterThan(60)
  fc.assert(
    fc.property(hostile, (text) =>
      expect(built(presentPlain(city(text), { answer: answerOf(kind, text), others: 2, source: null }))).toEqual(calm),
    ),
  )
})

it('loses no character of a text but those that HTML cannot hold', () =>
  fc.assert(
    fc.property(hostile, (text) => {
      const page = presentPlain(city('字'), { answer: answerOf('zone', text), others: 0, source: null })
      const heading = /<h1>(.*?)<\/h1>/s.exec(page)?.[1] ?? ''
      const read = heading.replace(
        /&(lt|gt|quot|#39|amp);/g,
        (_all, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '&',
      )
      expect(read).toBe(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, ''))
    }),
  ))

it('repeats what was asked for as text, and not all of a long one', () => {
  const calm = built(presentPlainUnknown(city('字'), 'zone', '字'))
  fc.assert(fc.property(hostile, (text) => expect(built(presentPlainUnknown(city('字'), 'zone', text))).toEqual(calm)))
  expect(presentPlainUnknown(city('字'), 'zone', '九'.repeat(5_000)).length).toBeLessThan(6_000)
})

it.each([
  ['0099-55501235', 'tel:009955501235'],
  ['+86 (99) 5550 1235', 'tel:+869955501235'],
  ['0099-55501235 转 801', 'tel:009955501235'],
])('dials %s as %s and writes it as it was written', (phone, href) => {
  const answer = answerOf('zone', '字')
  const page = presentPlain(city('字'), {
    answer: { ...answer, record: { ...answer.record, body: { ...zoneOf('字'), supervisionPhone: phone } } },
    others: 0,
    source: null,
  })
  expect(page).toContain(`<a href="${href}">☎ ${phone}</a>`)
})

it('tells nothing of what a record said that is public no more', () => {
  const { record, ...answer } = answerOf('zone', '秘密')
  const tombstone = { reason: '来源已撤下', since: '2026-05-01', annulledOn: null, due: null }
  const page = presentPlain(city('字'), { answer: { ...answer, record: { ...record, body: null, tombstone } }, others: 0, source: null })
  expect(page).toContain('来源已撤下（<time>2026-05-01</time> 起）。')
  expect(page).toContain('noindex')
  expect(page).not.toContain('秘密')
})
