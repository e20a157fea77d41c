import { gradingOf } from '../../../shared/grading/grade'
import { EVERYTHING, TODAY, tableOf } from './ledgers'

/** A recomputed grade beside the official one: nothing is made up where there is no rule to go by. */

const TABLE = tableOf([
  { title: '隐患逾期', record: 'hazard', when: {}, counts: 'while_open', months: 12, points: -20, limit: 60, mend: '整改', basis: null },
])
const HAZARD = {
  kind: 'hazard' as const,
  id: 'a',
  title: null,
  day: '2026-03-01',
  publicUntil: null,
  facts: {},
  mending: 'open' as const,
  mendedOn: null,
}
const official = { grade: 'A', points: 100, decidedOn: '2026-02-01', validTo: null, issuer: null, reasons: [] }
const given = { table: TABLE, official, inputs: [HAZARD], cover: EVERYTHING, day: TODAY, simulate: [] as string[] }

it('recomputes nothing where no table is published, and says so', () => {
  expect(gradingOf({ ...given, table: null, simulate: ['a'] })).toEqual({
    reckoned: null,
    then: null,
    agreement: 'no_table',
    sentence: '没有重算：这座城市没有公布现行的计分规则。',
    differences: [{ code: 'no_table', records: [], rules: [], sentence: '这座城市没有公布评级的计分规则，无从重算。' }],
    simulation: null,
  })
})

it('recomputes nothing on a day on which the table is not in force', () => {
  const { reckoned, differences } = gradingOf({ ...given, table: { ...TABLE, to: '2026-05-19' } })
  expect([reckoned, differences.map(({ code }) => code)]).toEqual([null, ['not_in_force']])
})

it('recomputes today and the day of the official grade, and keeps a simulation apart', () => {
  const { reckoned, then, agreement, differences, simulation } = gradingOf({ ...given, simulate: ['a'] })
  expect([reckoned?.sum.low, then?.sum.low, then?.day, agreement]).toEqual([80, 100, '2026-02-01', 'differs'])
  expect(differences.map(({ code }) => code)).toEqual(['since'])
  expect([simulation?.reckoned.sum.low, simulation?.reckoned.simulated, reckoned?.simulated]).toEqual([100, ['a'], []])
  expect(gradingOf(given).simulation).toBeNull()
})

it('recomputes no day that is yet to come, and none that is not public', () => {
  for (const decidedOn of [null, '2026-05-21']) expect(gradingOf({ ...given, official: { ...official, decidedOn } }).then).toBeNull()
})
