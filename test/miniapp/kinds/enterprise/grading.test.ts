import {
  isSameReckoning,
  pointLines,
  reckonHere,
  ruleWords,
  untoldWords,
  vetoLines,
  type Given,
} from '../../../../miniapp/src/kinds/enterprise/grading/lines'
import type { GradingInput } from '../../../../shared/grading/inputs'
import { EVERYTHING, TODAY, tableOf } from '../../../shared/grading/ledgers'

/** What the page of a recomputed grade says of each record, and whether it notices a service that counts otherwise. */

const RULE = { when: {}, mend: '整改后销号', basis: '第五条' }
const TABLE = tableOf(
  [
    { ...RULE, title: '隐患逾期', record: 'hazard', counts: 'while_open', months: null, points: -20, limit: 30 },
    { ...RULE, title: '隐患曾经逾期', record: 'hazard', counts: 'always', months: 6, points: -2, limit: 6, basis: null },
    { ...RULE, title: '按时整改', record: 'hazard', counts: 'once_mended', months: 12, points: 3, limit: 3 },
  ],
  [{ ...RULE, title: '有人死亡', record: 'accident', when: { deaths: { min: 1 } }, counts: 'always', months: 12, atMost: 'C' }],
)
const hazard = (id: string, said: Partial<GradingInput> = {}): GradingInput => ({
  kind: 'hazard',
  id,
  title: '临边没有防护',
  day: '2026-03-01',
  publicUntil: null,
  facts: {},
  mending: 'open',
  mendedOn: null,
  ...said,
})
const given = (inputs: GradingInput[], cover = EVERYTHING): Given => ({ table: TABLE, inputs, cover, day: TODAY })

it('tells each point with its rule, its record, its last day and what would mend it', () => {
  const own = given([hazard('a'), hazard('b', { day: '2026-02-01' }), hazard('c', { day: '2025-01-01', mending: 'unknown' })])
  expect(pointLines(own, reckonHere(own)).map(({ title, id, mark, notes, mendable }) => [id, title, mark, mendable, ...notes])).toEqual([
    ['a', '隐患逾期：临边没有防护', '−20 分', true, '从 2026-03-01 起，整改以前一直计', '怎样不再计：整改后销号', '依据：第五条'],
    ['b', '隐患逾期：临边没有防护', '−10 分', true, '从 2026-02-01 起，整改以前一直计', '怎样不再计：整改后销号', '依据：第五条'],
    [
      'c',
      '隐患逾期：临边没有防护',
      '0 分',
      true,
      '这一项已到上限，不再另计',
      '有的情况没有公布，可能计，也可能不计',
      '从 2025-01-01 起，整改以前一直计',
      '怎样不再计：整改后销号',
      '依据：第五条',
    ],
    ['a', '隐患曾经逾期：临边没有防护', '−2 分', true, '从 2026-03-01 起，计到 2026-08-31（含当天）', '怎样不再计：整改后销号'],
    ['b', '隐患曾经逾期：临边没有防护', '−2 分', true, '从 2026-02-01 起，计到 2026-07-31（含当天）', '怎样不再计：整改后销号'],
  ])
})

it('offers to take nothing for put right where no rule asks for that', () => {
  const table = { ...TABLE, items: TABLE.items.slice(1, 2), vetoes: [] }
  const own = { ...given([hazard('a')]), table }
  expect(pointLines(own, reckonHere(own)).map(({ mendable }) => mendable)).toEqual([false])
})

it('gives points with a sign, and says of what is not sure that it may be nought', () => {
  const own = given([hazard('a', { mending: 'unknown' }), hazard('b', { kind: 'accident', facts: { deaths: null }, mending: 'never' })])
  const reckoned = reckonHere(own)
  expect(pointLines(own, reckoned).map(({ mark }) => mark)).toEqual(['0 或 −20 分', '−2 分', '0 或 +3 分'])
  expect(vetoLines(own, reckoned).map(({ mark, mendable }) => [mark, mendable])).toEqual([['可能最好 C', false]])
  expect(vetoLines(own, reckonHere(given([hazard('b', { kind: 'accident', facts: { deaths: 1 } })])))[0]?.mark).toBe('最好 C')
})

it('says what is not known, and how much that may come to', () => {
  const own = given([], [])
  expect(reckonHere(own).untold.map((one) => untoldWords(own, one))).toEqual([
    '隐患逾期：来源最近 7 天里没有都送达过，还有没有别的，不知道。如果有，合计最多扣 30 分。',
    '隐患曾经逾期：来源没有完整盖住 2025-11-21 至 2026-05-20，还有没有别的，不知道。如果有，合计最多扣 6 分。',
    '按时整改：来源没有完整盖住 2025-05-21 至 2026-05-20，还有没有别的，不知道。如果有，合计最多加 3 分。',
    '有人死亡：来源没有完整盖住 2025-05-21 至 2026-05-20，还有没有别的，不知道。如果有，等级最好是 C。',
  ])
})

it('tells the rules themselves', () => {
  expect([...TABLE.items, ...TABLE.vetoes].map(ruleWords)).toEqual([
    '隐患逾期：每条 −20 分，合计最多 30 分；公示期间计，整改以后不计（第五条）',
    '隐患曾经逾期：每条 −2 分，合计最多 6 分；6 个月内计',
    '按时整改：每条 +3 分，合计最多 3 分；12 个月内计，整改以后才计（第五条）',
    '有人死亡：等级最好 C；12 个月内计（第五条）',
  ])
})

it('simulates on the phone what the service would', () => {
  const own = given([hazard('a')])
  expect(reckonHere(own).sum).toEqual({ low: 78, high: 78 })
  expect(reckonHere(own, ['a'])).toMatchObject({ sum: { low: 101, high: 101 }, simulated: ['a'] })
})

it('notices a service that counts otherwise, by as little as a point or a day', () => {
  const own = reckonHere(given([hazard('a')]))
  const [point] = own.points
  if (point === undefined) throw new Error('nothing counts')
  const rest = own.points.slice(1)
  expect(isSameReckoning(own, structuredClone(own))).toBe(true)
  for (const other of [
    { ...own, sum: { low: 77, high: 78 } },
    { ...own, grade: { best: 'A', worst: 'B' } },
    { ...own, points: [{ ...point, points: -19 }, ...rest] },
    { ...own, points: [{ ...point, until: TODAY }, ...rest] },
    { ...own, points: [{ ...point, sure: false }, ...rest] },
    { ...own, points: [{ ...point, id: 'b' }, ...rest] },
    { ...own, points: rest },
    { ...own, untold: [{ rule: 'item-0', kind: 'hazard' as const, since: null }] },
  ])
    expect(isSameReckoning(own, other)).toBe(false)
})
