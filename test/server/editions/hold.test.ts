import fc from 'fast-check'
import { decideListed } from '../../../server/editions/decide'
import type { CurrentVersion, Decision, DecisionContext, Incoming } from '../../../server/editions/decision'
import { holdOn, type Told } from '../../../server/editions/hold'
import { HOLD_RULES, holdRuleOn, type HoldRule } from '../../../server/law/hold'
import { HOLIDAYS, type HolidayYear } from '../../../server/law/workdays'
import { addDays, type Day } from '../../../shared/codes/dates'
import { EnvelopeInput } from '../../../shared/envelope'
import { INPUTS, type Body } from '../../../shared/kinds/schemas'
import { publicBody } from '../../support/publicBody'

/** The time to object: on which day it ends, and what becomes of a record meanwhile. */

const CASES = 1_000

/** Whether a day is worked, day by day and by nothing but the notices. */
function isWorked(day: Day, { off, worked }: HolidayYear): boolean {
  if (worked.includes(day)) return true
  for (const [from, to] of off) for (let at = from; at <= to; at = addDays(at, 1)) if (at === day) return false
  return !['Sat', 'Sun'].includes(new Date(`${day}T12:00:00Z`).toUTCString().slice(0, 3))
}

/** The same clock by counting every day anew: public on `today` where so many workdays lie wholly behind it, or the firm has waived. */
function isPublicOn(today: Day, { notifiedOn, waivedOn }: Told, workdays: number, calendar: Record<number, HolidayYear>): boolean {
  if (waivedOn !== null && waivedOn >= notifiedOn && waivedOn <= today) return true
  let passed = 0
  for (let day = addDays(notifiedOn, 1); day < today; day = addDays(day, 1))
    if (isWorked(day, calendar[Number(day.slice(0, 4))] as HolidayYear)) passed++
  return passed >= workdays
}

const dayIn = (from: Day, days: number) => fc.integer({ min: 0, max: days }).map((n) => addDays(from, n))

/** Years with breaks anywhere, and weekend days that are worked for them. */
const anyYear = (year: number): fc.Arbitrary<HolidayYear> =>
  fc.record({
    basis: fc.constant('test'),
    off: fc.array(
      fc
        .tuple(dayIn(`${year}-01-01`, 350), fc.integer({ min: 0, max: 8 }))
        .map(([from, length]): [Day, Day] => [from, addDays(from, length)]),
      { maxLength: 7 },
    ),
    worked: fc.array(dayIn(`${year}-01-01`, 364), { maxLength: 8 }),
  })
const anyCalendar = fc.oneof(
  fc.constant(HOLIDAYS),
  fc.tuple(anyYear(2025), anyYear(2026)).map(([one, other]): Record<number, HolidayYear> => ({ 2025: one, 2026: other })),
)
/** Days on which breaks, weekends, months and the year turn come as often as all others together. */
const notified = fc.oneof(
  dayIn('2025-01-01', 660),
  fc.constantFrom<Day>('2025-01-27', '2025-12-31', '2026-01-01', '2026-02-14', '2026-02-28', '2025-09-27', '2026-09-30', '2026-05-09'),
)

it(`comes to the day in ${CASES} random cases: none late, none early, against a recount day by day`, () => {
  fc.assert(
    fc.property(
      anyCalendar,
      notified,
      fc.integer({ min: 1, max: 20 }),
      fc.option(fc.integer({ min: -5, max: 30 })),
      fc.integer({ min: 0, max: 60 }),
      (calendar, notifiedOn, workdays, waivedAfter, after) => {
        const told = { notifiedOn, waivedOn: waivedAfter === null ? null : addDays(notifiedOn, waivedAfter) }
        const today = addDays(notifiedOn, after)
        const holdRules = [{ workdays, basis: 'test', from: null, to: null }]
        fc.pre(addDays(today, 40) < '2027-01-01')
        expect(holdOn(told, today, { holdRules, calendar }) === null).toBe(isPublicOn(today, told, workdays, calendar))
      },
    ),
    { numRuns: CASES },
  )
})

it('is held on its last day and public on the next, whatever day that is', () => {
  fc.assert(
    fc.property(notified, (notifiedOn) => {
      const told = { notifiedOn, waivedOn: null }
      const until = holdOn(told, notifiedOn)?.until
      fc.pre(typeof until === 'string')
      expect(holdOn(told, until as Day)).not.toBeNull()
      expect(holdOn(told, addDays(until as Day, 1))).toBeNull()
      expect(isWorked(until as Day, HOLIDAYS[Number(until?.slice(0, 4))] as HolidayYear)).toBe(true)
    }),
  )
})

it.each<[string, Day, Day]>([
  ['over a weekend', '2026-05-11', '2026-05-25'],
  ['told on a Saturday', '2026-06-06', '2026-06-22'],
  ['over the spring festival, with days that are worked for it', '2026-02-13', '2026-03-05'],
  ['over the turn of the year', '2025-12-24', '2026-01-08'],
  ['over the national holidays', '2026-09-24', '2026-10-15'],
])('%s: told on %s, until %s', (_name, notifiedOn, until) => {
  expect(holdOn({ notifiedOn, waivedOn: null }, notifiedOn)?.until).toBe(until)
})

it('tells no last day where the holidays of the year are not announced, is not over early, and comes to an end all the same', () => {
  const told = { notifiedOn: '2026-12-24', waivedOn: null }
  expect(holdOn(told, '2026-12-25')).toMatchObject({ until: null })
  const next = HOLIDAYS[2026] as HolidayYear
  const last = Array.from({ length: 60 }, (_, n) => addDays(told.notifiedOn, n))
    .filter((day) => holdOn(told, day) !== null)
    .at(-1) as Day
  // Not even a break of nine days right at its begin would end it later.
  const worst = { 2026: next, 2027: { ...next, off: [['2026-12-25', '2027-01-10']] as [Day, Day][], worked: [] } }
  expect(last >= (holdOn(told, told.notifiedOn, { calendar: worst })?.until as string)).toBe(true)
  expect(holdOn({ notifiedOn: '2019-03-01', waivedOn: null }, '2026-05-01')).toBeNull()
})

it('goes by the rule of the day of telling: that of the city before ours', () => {
  const old: HoldRule = { workdays: 5, basis: '云帆市评定办法第九条', from: null, to: '2026-05-31' }
  expect(holdRuleOn('2026-05-31', [old])).toBe(old)
  expect(holdRuleOn('2026-06-01', [old])).toBe(HOLD_RULES[0])
  expect(holdOn({ notifiedOn: '2026-05-11', waivedOn: null }, '2026-05-12', { holdRules: [old] })).toEqual({
    notifiedOn: '2026-05-11',
    until: '2026-05-18',
    workdays: 5,
    basis: '云帆市评定办法第九条',
  })
})

it('goes on while an objection is open, whatever the days and a waiver say', () => {
  const told = { notifiedOn: '2026-03-02', waivedOn: '2026-03-03' }
  expect(holdOn(told, '2026-05-20')).toBeNull()
  const heldBy = (day: string) => holdOn(told, '2026-05-20', { objectedOn: [day] }) !== null
  // Who objects before being told, or after the last day, holds nothing back.
  expect(['2026-03-01', '2026-03-02', '2026-03-16', '2026-03-17'].map(heldBy)).toEqual([false, true, true, false])
})

const TODAY = '2026-05-20'
const CITY: DecisionContext = {
  edition: 7,
  at: new Date('2026-05-20T02:00:00.000Z'),
  today: TODAY,
  source: 'city',
  precedence: 1,
  origin: 'official',
  run: 'run-7',
  rawSha256: 'raw-7',
}
type Graded = [grade: string, decidedOn?: Day | null]
const firm = (grades: Graded[], said: Partial<EnvelopeInput> = {}): Incoming => {
  const given = grades.map(([grade, decidedOn = null]) => ({ scheme: 'city', grade, decidedOn, issuer: null, validTo: null, points: null }))
  const { uscc: _uscc, ...input } = INPUTS.enterprise.parse({ name: '云帆示例有限公司', grades: given })
  const body = { ...input, uscc: null, plates: [], persons: [], usccCheck: 'missing' } as Body
  return incoming('enterprise', body, said)
}
const notice = (over: Record<string, unknown> = {}, said: Partial<EnvelopeInput> = {}): Incoming => {
  const input = INPUTS.notice.parse({ title: '通报', enterprises: [{ name: '云帆示例有限公司', uscc: null }], ...over })
  return incoming('notice', publicBody('notice', input, () => {}) as Body, said)
}
const incoming = (kind: 'enterprise' | 'notice', body: Body, said: Partial<EnvelopeInput>): Incoming => ({
  kind,
  id: 'r.1',
  envelope: { ...EnvelopeInput.parse({}), ...said, agency: '云帆市应急管理局' },
  body,
})
const version = (decision: Decision | null): CurrentVersion => {
  if (!decision) throw new Error('nothing was decided')
  return decision.version
}
const decide = (said: Incoming, before?: Incoming, context = CITY) =>
  decideListed(said, before && version(decideListed(before, undefined, CITY)), { ...context, edition: 8 })
const TOLD = { notifiedOn: '2026-05-18' }
const isHeld = (decision: Decision | null): boolean => decision === null || Boolean(decision.version.hold)

it.each<[string, Incoming, Incoming | undefined, boolean]>([
  ['a low grade of a firm of which nothing is public', firm([['C']], TOLD), undefined, true],
  ['a good one', firm([['B']], TOLD), undefined, false],
  ['a word that no scale has', firm([['蓝天级']], TOLD), undefined, true],
  ['a worse one', firm([['B']], TOLD), firm([['A']]), true],
  ['a better one, be it low', firm([['C']], TOLD), firm([['D']]), false],
  ['the same one with another number', firm([['C', '2026-01-01']], { ...TOLD, documentNo: '1号' }), firm([['C', '2026-01-01']]), false],
  ['the same low one decided anew', firm([['C', '2026-05-01']], TOLD), firm([['C', '2026-01-01']]), true],
  ['the same good one decided anew', firm([['A', '2026-05-01']], TOLD), firm([['A', '2026-01-01']]), false],
  ['a low one that nobody was told of', firm([['D']]), firm([['A']]), false],
  ['one that is over', firm([['D']], { notifiedOn: '2026-04-01' }), firm([['A']]), false],
  ['one that was waived', firm([['D']], { ...TOLD, waivedOn: '2026-05-20' }), firm([['A']]), false],
  ['one that will be waived', firm([['D']], { ...TOLD, waivedOn: '2026-05-21' }), firm([['A']]), true],
  ['one waived before it was told', firm([['D']], { ...TOLD, waivedOn: '2026-05-17' }), firm([['A']]), true],
  ['a circular', notice({}, TOLD), undefined, true],
  ['a circular about nobody', notice({ enterprises: [] }, TOLD), undefined, false],
  ['a circular whose rectification is accepted', notice({ rectified: true }, TOLD), undefined, false],
  ['a circular with another measure', notice({ measures: [{ text: '停产停业' }] }, TOLD), notice(), true],
  ['a circular with other words', notice({ text: '另查明' }, TOLD), notice(), true],
  [
    'a circular that tells of the acceptance, in other words',
    notice({ rectified: true, text: '已验收' }, TOLD),
    notice({ rectified: false }),
    false,
  ],
  ['a circular that takes it back', notice({ rectified: false }, TOLD), notice({ rectified: true }), true],
  ['a circular with another telephone', notice({ officePhone: '0099-5550000' }, TOLD), notice(), false],
])('of %s: held %#', (_name, said, before, held) => expect(isHeld(decide(said, before))).toBe(held))

it('leaves what is in force, says when and until when, and nothing else of what is held', () => {
  const held = firm([['D', '2026-05-17']], {
    ...TOLD,
    documentNo: '云应急〔2026〕9号',
    basis: '新决定',
    publishedAt: TODAY,
    correction: '更正为 D',
  })
  const before = version(decideListed(firm([['A', '2026-01-01']]), undefined, CITY))
  const decided = version(decideListed(held, before, { ...CITY, edition: 8, run: 'run-8', rawSha256: 'raw-8' }))
  expect(decided).toEqual({
    ...before,
    _id: 'enterprise/r.1@8',
    from: 8,
    revision: 2,
    operation: 'change',
    reason: '已于 2026-05-18 告知企业一项决定，异议期 10 个工作日，至 2026-06-01，期满前不公布',
    hold: { notifiedOn: '2026-05-18', until: '2026-06-01', workdays: 10, basis: HOLD_RULES[0]?.basis },
  })
  const next = { ...CITY, edition: 9, today: '2026-06-01' }
  expect(decideListed(held, decided, next)).toBeNull()
  const over = decideListed(held, decided, { ...next, today: '2026-06-02' })
  expect(over).toMatchObject({ operation: 'correct', version: { body: held.body, documentNo: '云应急〔2026〕9号' } })
  expect(version(over).hold).toBeUndefined()
  // A clock that goes back takes nothing back.
  expect(decideListed(held, version(over), { ...next, today: '2026-05-19' })).toBeNull()
})

it('tells why it ends: by the time, by a waiver, or because nothing is told any more', () => {
  const before = version(decideListed(firm([['A']]), undefined, CITY))
  const decided = version(decideListed(firm([['C']], TOLD), before, { ...CITY, edition: 8 }))
  const after = (said: Incoming, today: Day) => decideListed(said, decided, { ...CITY, edition: 9, today })?.version
  expect(after(firm([['C']], TOLD), '2026-06-02')?.reason).toBe('异议期满，告知的决定生效')
  expect(after(firm([['C']], { ...TOLD, waivedOn: TODAY }), TODAY)?.reason).toBe('企业书面放弃异议，告知的决定生效')
  const same = after(firm([['A']]), TODAY)
  expect(same).toMatchObject({ body: before.body, reason: '来源内容有变，不再有告知中的决定' })
  expect(same).not.toHaveProperty('hold')
})

it('is held on while somebody has objected and nobody has decided', () => {
  const before = version(decideListed(firm([['A']]), undefined, CITY))
  const objectedTo = (id: string) => new Map([[`enterprise/${id}`, ['2026-05-20']]])
  const objected = objectedTo('r.1')
  const decided = decideListed(firm([['C']], TOLD), before, { ...CITY, edition: 8, today: '2026-06-20', objected })
  expect(decided?.version).toMatchObject({ body: before.body, hold: { notifiedOn: '2026-05-18' } })
  expect(
    decideListed(firm([['C']], TOLD), before, { ...CITY, edition: 8, today: '2026-06-20', objected: objectedTo('r.2') })?.version.hold,
  ).toBeUndefined()
})

it('tells nobody of what its subject is yet to be told', () => {
  expect(decide(firm([['C']], { notifiedOn: '2026-05-21' }), firm([['A']]))).toBeNull()
})
