import { compareGrades, uncompared, type OfficialGrade } from '../../../shared/grading/differences'
import type { GradingInput } from '../../../shared/grading/inputs'
import { reckon } from '../../../shared/grading/reckon'
import type { GradingTable } from '../../../shared/grading/table'
import { differenceWords } from '../../../shared/grading/words'
import { EVERYTHING, TODAY, tableOf } from './ledgers'

/** Why a recomputed grade is not the official one: at least one reason, and each of them one that holds. */

const TABLE = tableOf(
  [{ title: '隐患逾期', record: 'hazard', when: {}, counts: 'while_open', months: 12, points: -20, limit: 60, mend: '整改', basis: null }],
  [
    {
      title: '有人死亡',
      record: 'accident',
      when: { deaths: { min: 1 } },
      counts: 'always',
      months: 12,
      atMost: 'C',
      mend: '不能',
      basis: null,
    },
  ],
)
const official = (said: Partial<OfficialGrade> = {}): OfficialGrade => ({
  grade: 'A',
  points: 100,
  decidedOn: '2026-02-01',
  validTo: null,
  issuer: null,
  reasons: [],
  ...said,
})
const hazard = (day: string | null, said: Partial<GradingInput> = {}): GradingInput => ({
  kind: 'hazard',
  id: `h${day}`,
  title: null,
  day,
  publicUntil: null,
  facts: {},
  mending: 'open',
  mendedOn: null,
  ...said,
})
const death = (deaths: number | null): GradingInput => ({
  ...hazard('2026-03-01'),
  kind: 'accident',
  id: 'death',
  facts: { deaths },
  mending: 'never',
})

function compared(
  grade: OfficialGrade | null,
  inputs: GradingInput[] = [],
  { table = TABLE, cover = EVERYTHING }: { table?: GradingTable; cover?: typeof EVERYTHING } = {},
) {
  const given = { table, inputs, cover }
  const decidedOn = grade?.decidedOn ?? null
  const then = decidedOn === null ? null : reckon({ ...given, day: decidedOn, knownOn: TODAY })
  const { agreement, differences } = compareGrades({ table, official: grade, now: reckon({ ...given, day: TODAY }), then })
  return [agreement, ...differences.map(({ code, records }) => [code, ...records.map(({ id }) => id)].join(' '))]
}

it.each<[string, OfficialGrade | null, GradingInput[], string[]]>([
  ['the same', official(), [], ['same']],
  ['the same in other letters', official({ grade: 'Ａ级' }), [], ['same']],
  ['the same without points', official({ points: null }), [], ['same']],
  ['none', null, [], ['no_official', 'no_official']],
  ['a grade that the table does not have', official({ grade: '优' }), [], ['differs', 'other_scale']],
  ['the same grade with other points', official({ points: 95 }), [], ['same', 'not_public']],
  ['another grade, for reasons that nobody tells', official({ grade: 'C', points: 65 }), [], ['differs', 'not_public']],
  ['a record since', official(), [hazard('2026-03-01')], ['differs', 'since h2026-03-01']],
  [
    'a record since that leaves the grade',
    official(),
    [hazard('2026-03-01', { mending: 'unknown' })],
    ['within', 'since h2026-03-01', 'unknown h2026-03-01'],
  ],
  ['a record that counted then', official({ grade: 'B', points: 80 }), [hazard('2026-01-01')], ['same']],
  [
    'one that has been put right since',
    official({ grade: 'B', points: 80 }),
    [hazard('2026-01-01', { mending: 'mended', mendedOn: '2026-04-01' })],
    ['differs', 'ended h2026-01-01'],
  ],
  ['one whose term is over since', official({ grade: 'B', points: 80 }), [hazard('2025-03-01')], ['differs', 'ended h2025-03-01']],
  [
    'one that counts since beside one that counted then',
    official({ grade: 'B', points: 80 }),
    [hazard('2026-01-01'), hazard('2026-03-01')],
    ['differs', 'since h2026-03-01'],
  ],
  ['no day of the official one', official({ grade: 'C', points: null, decidedOn: null }), [], ['differs', 'undated', 'not_public']],
  ['a grade that is over', official({ grade: 'C', validTo: '2026-05-19' }), [], ['differs', 'official_over', 'not_public']],
  ['a grade that ends today', official({ grade: 'C', points: 65, validTo: TODAY }), [], ['differs', 'not_public']],
  ['a death since', official(), [death(1)], ['differs', 'since death']],
  ['what may be a death', official(), [death(null)], ['within', 'since death', 'unknown death']],
])('%s', (_what, grade, inputs, expected) => expect(compared(grade, inputs)).toEqual(expected))

it('says where the rules are younger than the grade', () => {
  expect(compared(official({ grade: 'C', points: 65 }), [], { table: { ...TABLE, from: '2026-03-01' } })).toEqual([
    'differs',
    'earlier_table',
    'not_public',
  ])
  expect(compared(official({ grade: 'C', points: 65 }), [], { table: { ...TABLE, from: '2026-02-01' } })).toEqual(['differs', 'not_public'])
})

it('says where sources do not tell enough, and does not take that for nothing', () => {
  expect(compared(official({ grade: 'B', points: 80 }), [], { cover: [] })).toEqual(['within', 'unknown'])
  expect(compared(official(), [], { cover: [] })).toEqual(['within', 'unknown'])
})

it('compares nothing where no table is published, or none in force', () => {
  expect(uncompared(null)).toEqual({ agreement: 'no_table', differences: [{ code: 'no_table', records: [], rules: [] }] })
  expect(uncompared(TABLE).differences.map(({ code }) => code)).toEqual(['not_in_force'])
})

it('words what is not public with both grades and the reasons that were published', () => {
  const given = {
    table: TABLE,
    official: official({ grade: 'C', points: 65, reasons: ['应急演练记录缺失'] }),
    then: { grade: { best: 'A', worst: 'B' }, sum: { low: 80, high: 100 } },
  }
  const words = differenceWords({ code: 'not_public', records: [], rules: [] }, given)
  expect(words).toContain('重算评定那一天，是 A 至 B（80 至 100 分），公布的是 C（65 分，2026-02-01 评定）')
  expect(words).toContain('公布的理由：应急演练记录缺失。')
  const since = { code: 'since' as const, records: [{ kind: 'hazard' as const, id: 'x' }], rules: ['item-0'] }
  expect(differenceWords(since, given)).toBe('2026-02-01 评定以后才计入、或计入有变化的记录 1 条：隐患逾期。')
})
