import type { Agreement, DifferenceCode, OfficialGrade } from '../../../shared/grading/differences'
import type { Reckoned } from '../../../shared/grading/reckon'
import {
  agreementWords,
  differenceWords,
  gradeWords,
  officialWords,
  reckonedWords,
  signed,
  simulationWords,
  sumWords,
  titleOf,
} from '../../../shared/grading/words'
import { tableOf } from './ledgers'

/** Each sentence as it is read, where all is known and where nothing is. */

const ITEM = {
  title: '隐患逾期',
  record: 'hazard',
  when: {},
  counts: 'while_open',
  months: 12,
  points: -5,
  limit: 20,
  mend: '整改',
  basis: null,
} as const
const VETO = {
  title: '有人死亡',
  record: 'accident',
  when: {},
  counts: 'always',
  months: 12,
  atMost: 'C',
  mend: '不能',
  basis: null,
} as const
const TABLE = { ...tableOf([ITEM], [VETO]), version: '第 2 版', from: '2026-01-01' }
const [item, veto] = [TABLE.items[0]?.code ?? '', TABLE.vetoes[0]?.code ?? '']
const OFFICIAL: OfficialGrade = {
  grade: 'B',
  points: 80,
  decidedOn: '2026-02-01',
  validTo: '2026-04-01',
  issuer: null,
  reasons: ['甲', '乙'],
}
const RECKONED = { grade: { best: 'A', worst: 'B' }, sum: { low: 70, high: 95 } }

it('words a grade and a sum as one where both ends are the same, else as a span', () => {
  expect([gradeWords({ best: 'A', worst: 'A' }), gradeWords({ best: 'A', worst: 'C' })]).toEqual(['A', 'A 至 C'])
  expect([sumWords({ low: 90, high: 90 }), sumWords({ low: 70, high: 90 })]).toEqual(['90 分', '70 至 90 分'])
  expect(reckonedWords(RECKONED)).toBe('A 至 B（70 至 95 分）')
})

it('words an official grade with what is not public of it', () => {
  expect(officialWords(OFFICIAL)).toBe('B（80 分，2026-02-01 评定）')
  expect(officialWords({ ...OFFICIAL, points: null, decidedOn: null })).toBe('B（评分未公布，评定日期未公布）')
})

it.each<[Agreement, string]>([
  ['no_table', '没有重算：这座城市没有公布现行的计分规则。'],
  ['no_official', '公布的名单里没有这家企业的评级，没有可以对照的。'],
  ['same', '按公开的规则和今天公示的记录重算，等级与公布的相同。'],
  ['within', '有些情况没有公布，重算只能得出一个范围（A 至 B），公布的等级在这个范围里。'],
  ['differs', '按公开的规则和今天公示的记录重算，等级与公布的不同。不同在哪里，下面逐条列出。'],
])('says how the two stand to each other: %s', (agreement, words) => {
  expect(agreementWords(agreement, RECKONED as Reckoned)).toBe(words)
  expect(agreementWords(agreement, null)).toBe(words.replace('A 至 B', ''))
})

const records = [1, 2].map((n) => ({ kind: 'hazard' as const, id: `${n}` }))
const NOWHERE = '差额在今天公示的记录和公开的规则里找不到：可能是有的依据没有公示、公示已经期满，或评定时另有裁量。'

it.each<[DifferenceCode, string, string]>([
  ['no_table', '这座城市没有公布评级的计分规则，无从重算。', '这座城市没有公布评级的计分规则，无从重算。'],
  ['not_in_force', '公布的计分规则（第 2 版）今天不在施行期内，没有据此重算。', '公布的计分规则（）今天不在施行期内，没有据此重算。'],
  ['no_official', '没有公布这家企业的评级。', '没有公布这家企业的评级。'],
  ['other_scale', '公布的等级是“B”，计分规则里没有这一级，无从对照。', '公布的等级是“”，计分规则里没有这一级，无从对照。'],
  ['official_over', '公布的等级已于 2026-04-01 到期，还没有公布新的。', '公布的等级已于  到期，还没有公布新的。'],
  ['undated', '公布的等级没有写评定日期，不知道是按哪一天的记录评的。', '公布的等级没有写评定日期，不知道是按哪一天的记录评的。'],
  [
    'earlier_table',
    '公布的等级是 2026-02-01 评定的，早于这份计分规则施行的 2026-01-01，当时的规则没有公布。',
    '公布的等级是  评定的，早于这份计分规则施行的 ，当时的规则没有公布。',
  ],
  [
    'since',
    '2026-02-01 评定以后才计入、或计入有变化的记录 2 条：隐患逾期、有人死亡。',
    ` 评定以后才计入、或计入有变化的记录 2 条：${item}、${veto}。`,
  ],
  [
    'ended',
    '2026-02-01 评定时计入、今天不再照样计入的记录 2 条：隐患逾期、有人死亡。',
    ` 评定时计入、今天不再照样计入的记录 2 条：${item}、${veto}。`,
  ],
  [
    'unknown',
    '有些情况没有公布，按不知道处理，没有当作没有：隐患逾期、有人死亡。',
    `有些情况没有公布，按不知道处理，没有当作没有：${item}、${veto}。`,
  ],
  [
    'not_public',
    `按今天仍在公示的记录重算评定那一天，是 A 至 B（70 至 95 分），公布的是 B（80 分，2026-02-01 评定）。${NOWHERE}公布的理由：甲；乙。`,
    `${NOWHERE}公布时没有写理由。`,
  ],
])('says why there is a difference, with all that is known and with nothing: %s', (code, words, bare) => {
  const difference = { code, records, rules: [item, veto] }
  expect(differenceWords(difference, { table: TABLE, official: OFFICIAL, then: RECKONED })).toBe(words)
  expect(differenceWords(difference, { table: null, official: null, then: null })).toBe(bare)
})

it('says of a grade without reasons that it has none', () => {
  const told = { table: TABLE, official: { ...OFFICIAL, reasons: [] }, then: null }
  expect(differenceWords({ code: 'not_public', records: [], rules: [] }, told)).toBe(`${NOWHERE}公布时没有写理由。`)
})

it('calls a rule by its title, and one that the table does not have by its code', () => {
  expect([titleOf(TABLE, item), titleOf(TABLE, veto), titleOf(TABLE, 'x')]).toEqual(['隐患逾期', '有人死亡', 'x'])
})

it('says that a simulation is one', () =>
  expect(simulationWords(3)).toBe('这是模拟：假定所选的 3 条记录今天已经整改。不是评定，也不改变任何公示。'))

it.each([
  [-8, '−8'],
  [0, '0'],
  [3, '+3'],
])('tells %d points as %s', (points, words) => expect(signed(points)).toBe(words))
