import { ruleOf } from '../../../server/kinds/index'
import type { GradingInput } from '../../../shared/grading/inputs'
import { KINDS, type Kind } from '../../../shared/kinds/index'
import type { ItemOf } from '../../../shared/kinds/schemas'
import { codesOf } from '../../../shared/vocabulary'

/** What a rule table is told of a record, and whether it is put right: what is not public stays so. */

const TODAY = '2026-05-20'
const said = (kind: Kind, item: Record<string, unknown>) =>
  ruleOf(kind).countable?.said({ title: '一条', publicUntil: null, ...item } as unknown as ItemOf[Kind], TODAY) ?? null
type Told = [day: string | null, facts: GradingInput['facts'], mending: string, mendedOn: string | null]
const told = (kind: Kind, item: Record<string, unknown>): Told | null => {
  const found = said(kind, item)
  return found && [found.day, found.facts, found.mending, found.mendedOn]
}

it('knows which kinds give or take points', () => {
  expect(codesOf(KINDS).filter((kind) => ruleOf(kind).countable !== undefined)).toEqual(['accident', 'notice', 'penalty', 'hazard'])
})

it('has nothing made undone by an accident that was looked into, and leaves open what is being looked into', () => {
  const accident = { occurredOn: '2026-01-01', level: 'ordinary', responsibility: null, deaths: 1, seriousInjuries: null }
  const facts = { level: 'ordinary', nature: 'responsible', responsibility: null, deaths: 1, seriousInjuries: null }
  expect(told('accident', { ...accident, nature: 'responsible' })).toEqual(['2026-01-01', facts, 'never', null])
  expect(told('accident', { ...accident, nature: 'undetermined' })?.[1]).toEqual({ ...facts, nature: null })
  expect(said('accident', { ...accident, title: null, category: '坍塌' })?.title).toBe('坍塌')
})

it.each([
  ['settled', 'mended', '2026-03-01'],
  ['corrected', 'mended', '2026-03-01'],
  ['corrected_unpaid', 'mended', '2026-03-01'],
  ['paid_uncorrected', 'open', null],
  ['unpaid_uncorrected', 'open', null],
  ['uncorrected', 'open', null],
  ['paid_untold', 'unknown', null],
  ['untold', 'unknown', null],
])('takes a decision that is %s for %s', (settlement, mending, on) => {
  const penalty = { decidedOn: '2026-01-01', severity: 'serious', objection: null, correctedOn: '2026-03-01', settlement }
  expect(told('penalty', penalty)).toEqual(['2026-01-01', { severity: 'serious' }, mending, on])
})

it('counts no decision that was annulled, and one that was reduced', () => {
  const penalty = { decidedOn: '2026-01-01', severity: 'ordinary', settlement: 'untold', correctedOn: null }
  expect(said('penalty', { ...penalty, objection: { outcome: 'annulled' } })).toBeNull()
  expect(said('penalty', { ...penalty, objection: { outcome: 'reduced' } })).not.toBeNull()
})

it.each<[string, Record<string, unknown>, Told]>([
  ['overdue', { outcome: 'open', due: '2026-05-19' }, [TODAY, { level: 'major', overdue: 'yes' }, 'open', null]],
  ['due today', { outcome: 'open', due: TODAY }, ['2026-01-01', { level: 'major', overdue: 'no' }, 'open', null]],
  ['without a deadline', { outcome: 'open', due: null }, [null, { level: 'major', overdue: null }, 'open', null]],
  [
    'closed late',
    { outcome: 'closed_late', due: '2026-02-28', closedOn: '2026-03-09' },
    ['2026-03-01', { level: 'major', overdue: 'yes' }, 'mended', '2026-03-09'],
  ],
  [
    'closed in time',
    { outcome: 'closed_on_time', due: '2026-03-01', closedOn: '2026-02-09' },
    ['2026-01-01', { level: 'major', overdue: 'no' }, 'mended', '2026-02-09'],
  ],
  [
    'closed, as its source says, and not, as was verified',
    { outcome: 'closed_on_time', due: '2026-03-01', closedOn: '2026-02-09', unrectifiedOn: '2026-05-01' },
    [null, { level: 'major', overdue: null }, 'unknown', null],
  ],
])('tells of a hazard that is %s', (_what, item, expected) =>
  expect(told('hazard', { level: 'major', foundOn: '2026-01-01', closedOn: null, unrectifiedOn: null, ...item })).toEqual(expected),
)

it.each([
  [true, 'mended'],
  [false, 'open'],
  [null, 'unknown'],
])('takes a notice whose rectification is accepted: %s for %s, on a day that nobody tells', (rectified, mending) =>
  expect(told('notice', { publishedAt: '2026-01-01', board: 'public', rectified })).toEqual([
    '2026-01-01',
    { board: 'public' },
    mending,
    null,
  ]),
)
