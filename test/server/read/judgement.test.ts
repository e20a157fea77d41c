import { judge as judgementOf, type Facts } from '../../../server/read/judgement'
import type { AccidentItem } from '../../../shared/kinds/accident/schema'
import type { HazardItem } from '../../../shared/kinds/hazard/schema'
import type { NoticeItem } from '../../../shared/kinds/notice/schema'
import type { PenaltyItem } from '../../../shared/kinds/penalty/schema'
import type { EnterpriseBody, Grade } from '../../../shared/kinds/enterprise/schema'
import { GRADE_SCHEMES, type GradeScheme } from '../../../shared/kinds/enterprise/words'
import { codesOf, type Sector } from '../../../shared/vocabulary'

const TODAY = '2026-05-20'
const grade = (scheme: GradeScheme, word: string, over: Partial<Grade> = {}): Grade => ({
  scheme,
  grade: word,
  issuer: null,
  decidedOn: '2026-01-10',
  validTo: null,
  points: null,
  reasons: [],
  ...over,
})
const firm = (grades: Grade[], sector: Sector = 'construction') => ({ sector, grades }) as unknown as EnterpriseBody
interface Told {
  enterprise?: EnterpriseBody
  accidents?: AccidentItem[]
  notices?: NoticeItem[]
  penalties?: PenaltyItem[]
  /** null: none was ever published */
  hazards?: HazardItem[] | null
  known?: { accidents: boolean; notices: boolean; penalties: boolean }
}
const facts = ({
  enterprise = firm([grade('city', 'A')]),
  accidents = [],
  notices = [],
  penalties = [],
  hazards = [],
  known,
}: Told = {}): Facts => ({
  kind: 'enterprise',
  body: enterprise,
  related: {
    ...(known?.accidents === false && accidents.length === 0 ? {} : { accident: accidents }),
    ...(known?.notices === false && notices.length === 0 ? {} : { notice: notices }),
    ...(known?.penalties === false && penalties.length === 0 ? {} : { penalty: penalties }),
    ...(hazards === null ? {} : { hazard: hazards }),
  },
  today: TODAY,
})
function judge(given: Facts) {
  const judgement = judgementOf(given)
  if (!judgement) throw new Error('a firm is judged')
  return judgement
}
const accident = (over: Partial<AccidentItem>): AccidentItem => ({
  id: 'a',
  title: '坍塌事故',
  enterprises: [],
  occurredOn: '2026-03-01',
  level: 'ordinary',
  category: null,
  investigation: null,
  recommendations: [],
  place: null,
  deaths: 1,
  seriousInjuries: 3,
  nature: 'responsible',
  responsibility: null,
  publicUntil: null,
  ...over,
})
const notice = (rectified: boolean | null) => ({ id: 'n', title: '通报', rectified }) as NoticeItem
const penalty = (severity: PenaltyItem['severity']) =>
  ({ id: 'p', title: '处罚', severity, decidedOn: '2026-04-01', offenceType: null, documentNo: null }) as PenaltyItem

const toneFor = (scheme: GradeScheme, word: string, over: Partial<Grade> = {}) =>
  judge(facts({ enterprise: firm([grade('city', 'A'), grade(scheme, word, over)].slice(scheme === 'city' ? 1 : 0)) })).tone

describe('a grade', () => {
  it.each<[GradeScheme, string, string]>([
    ['city', 'A', 'pass'],
    ['city', 'B', 'pass'],
    ['city', 'C', 'warn'],
    ['city', 'D', 'stop'],
    ['city', '红色', 'stop'],
    ['city', '丙', 'unknown'],
    ['standardisation', '三级', 'pass'],
    ['standardisation', '未达标', 'stop'],
    ['credit', 'C', 'warn'],
    ['credit', 'D', 'stop'],
    ['transport', 'B', 'stop'],
    ['transport', 'AAA', 'pass'],
  ])('of %s, %s, makes the line %s', (scheme, word, tone) => {
    expect(toneFor(scheme, word)).toBe(tone)
  })

  it('at its lowest stops a carrier too, and says which', () => {
    const carrier = firm([grade('city', 'A'), grade('transport', 'B')], 'road_transport')
    expect(judge(facts({ enterprise: carrier }))).toEqual({
      tone: 'stop',
      sentence: '道路运输质量信誉 B（最低一档）。',
      reasons: ['道路运输质量信誉 B（2026-01-10 评定）'],
      restsOn: ['enterprise', 'accident', 'notice', 'penalty', 'hazard'],
    })
    expect(judge(facts({ enterprise: firm([grade('city', 'D')], 'road_transport') })).tone).toBe('stop')
  })

  it('that has run out is neither good nor for ever bad', () => {
    expect(toneFor('city', 'A', { validTo: '2026-05-19' })).toBe('unknown')
    expect(toneFor('city', 'A', { validTo: TODAY })).toBe('pass')
    expect(toneFor('city', 'D', { validTo: '2026-05-19' })).toBe('warn')
    expect(judge(facts({ enterprise: firm([grade('city', 'D', { validTo: '2026-05-19' })]) })).reasons).toEqual([
      '城市评级 D（2026-01-10 评定，已于 2026-05-19 到期）',
    ])
  })

  it('that is missing is unknown', () => {
    expect(judge(facts({ enterprise: firm([]) }))).toMatchObject({
      tone: 'unknown',
      sentence: '近一年未公布责任事故，未公布逾期隐患，城市评级未公布。',
    })
  })

  it('stands beside what else was found', () => {
    const { tone, sentence } = judge(facts({ enterprise: firm([grade('city', 'D')]), accidents: [accident({})] }))
    expect([tone, sentence]).toEqual(['stop', '近一年发生 1 起责任事故，城市评级 D（最低一档）。'])
  })
})

it('is never calm over a notice whose rectification nobody told', () => {
  for (const sector of ['construction', 'road_transport'] as const) {
    const enterprise = firm([grade('city', 'A')], sector)
    expect(judge(facts({ enterprise, notices: [notice(null)] }))).toMatchObject({ tone: 'warn', reasons: ['整改情况未公布：通报'] })
    expect(judge(facts({ enterprise, notices: [notice(false)] })).tone).toBe('stop')
    expect(judge(facts({ enterprise, notices: [notice(true)] })).tone).toBe('warn')
  }
})

it('tells serious injuries beside deaths', () => {
  expect(judge(facts({ accidents: [accident({})] })).reasons).toEqual(['2026-03-01 坍塌事故 死亡 1 人，重伤 3 人'])
  expect(judge(facts({ accidents: [accident({ deaths: 0, seriousInjuries: 12 })] })).reasons[0]).toContain('重伤 12 人')
  expect(judge(facts({ accidents: [accident({ deaths: null, seriousInjuries: null })] })).reasons).toEqual(['2026-03-01 坍塌事故'])
})

it('judges a penalty by its severity, and a carrier by its share of an accident', () => {
  expect(judge(facts({ penalties: [penalty('serious')] })).tone).toBe('stop')
  expect(judge(facts({ penalties: [penalty('ordinary')] })).tone).toBe('warn')
  // What was annulled stands against nobody, however long its source lists it.
  const annulled = { ...penalty('serious'), objection: { outcome: 'annulled' as const, fineBeforeFen: null } } as PenaltyItem
  expect(judge(facts({ penalties: [annulled] }))).toEqual(judge(facts()))
  const carrier = firm([grade('transport', 'AA')], 'road_transport')
  expect(judge(facts({ enterprise: carrier, accidents: [accident({ responsibility: 'main' })] })).tone).toBe('stop')
  expect(judge(facts({ enterprise: carrier, accidents: [accident({ responsibility: null })] })).tone).toBe('warn')
  expect(judge(facts({ enterprise: carrier, accidents: [accident({ responsibility: 'none' })] })).tone).toBe('pass')
  expect(judge(facts({ accidents: [accident({ occurredOn: '2025-05-19' })] })).tone).toBe('pass')
})

it('is never calm where a kind was never published; what was found against a firm stands', () => {
  const known = { accidents: true, notices: true, penalties: false }
  expect(judge(facts({ known }))).toMatchObject({ tone: 'unknown', sentence: '处罚数据未公布，不能据此判断。' })
  expect(judge(facts({ known, enterprise: firm([grade('city', 'C')]) }))).toMatchObject({
    tone: 'warn',
    sentence: '近一年未公布责任事故，未公布逾期隐患，城市评级 C（偏低），处罚数据未公布，不能据此判断。',
  })
  expect(judge(facts({ known, enterprise: firm([grade('city', 'D')]) })).tone).toBe('stop')
})

it('is calm only where nothing at all speaks against it', () => {
  for (const scheme of codesOf(GRADE_SCHEMES))
    for (const word of ['C', 'D', 'B', '四级', '红', '橙', '不合格', '较差', '乱写'])
      if (judge(facts({ enterprise: firm([grade('city', 'A'), grade(scheme, word)]) })).tone === 'pass') {
        // A letter B is the second of four wherever it is not the last.
        expect([scheme, word]).not.toEqual(['transport', 'B'])
        expect(word).toBe('B')
      }
  expect(judge(facts()).sentence).toBe('近一年未公布责任事故，未公布逾期隐患，现无通报和处罚在公示。')
})

describe('the sentence, what it counts and what it rests on', () => {
  const CARRIER = firm([grade('transport', 'AA')], 'road_transport')
  const accidents = [
    accident({ title: null, category: '坍塌', occurredOn: null, deaths: null, seriousInjuries: null }),
    accident({ title: null, deaths: null, seriousInjuries: null, nature: 'undetermined' }),
    accident({ title: '自然灾害', nature: 'natural' as AccidentItem['nature'] }),
  ]
  const shared = ['full', 'main', 'equal', 'secondary', 'none', null].map((responsibility) =>
    accident({ title: String(responsibility), deaths: null, seriousInjuries: null, responsibility } as Partial<AccidentItem>),
  )
  const penalties = [
    { ...penalty('serious'), offenceType: '违法储存' },
    { ...penalty('ordinary'), decidedOn: null },
    { ...penalty('minor'), title: null, documentNo: '（云）应急罚〔2026〕1号' },
    { ...penalty('ordinary'), title: null },
  ]

  it.each<[string, Told, Omit<ReturnType<typeof judge>, 'restsOn'>]>([
    [
      'of accidents, by their nature',
      { accidents },
      { tone: 'stop', sentence: '近一年发生 1 起责任事故。', reasons: ['日期未公布 坍塌', '2026-03-01 事故（仍在调查）'] },
    ],
    [
      'of an accident under investigation alone',
      { accidents: accidents.slice(1) },
      { tone: 'warn', sentence: '未公布逾期隐患，近一年有 1 起事故仍在调查。', reasons: ['2026-03-01 事故（仍在调查）'] },
    ],
    [
      'of a carrier, by its share',
      { enterprise: CARRIER, accidents: shared },
      {
        tone: 'stop',
        sentence: '近一年发生 3 起负同等以上责任的事故。',
        reasons: ['2026-03-01 full', '2026-03-01 main', '2026-03-01 equal', '2026-03-01 null（责任未公布）'],
      },
    ],
    [
      'of a carrier whose share nobody told',
      { enterprise: CARRIER, accidents: shared.slice(3) },
      { tone: 'warn', sentence: '未公布逾期隐患，近一年有 1 起事故的责任尚未公布。', reasons: ['2026-03-01 null（责任未公布）'] },
    ],
    [
      'of a carrier with a share that does not count, and of none',
      { enterprise: CARRIER, accidents: shared.slice(3, 5) },
      { tone: 'pass', sentence: '近一年未公布负同等以上责任的事故，未公布逾期隐患，现无通报和处罚在公示。', reasons: [] },
    ],
    [
      'of notices, what is open before what nobody told',
      { notices: [notice(null), notice(true), notice(false), notice(null)] },
      {
        tone: 'stop',
        sentence: '有 1 项整改尚未验收。',
        reasons: ['整改未验收：通报', '整改情况未公布：通报', '整改情况未公布：通报', '整改已验收：通报'],
      },
    ],
    [
      'of notices without one that is open',
      { notices: [notice(null), notice(true), notice(null)] },
      {
        tone: 'warn',
        sentence: '近一年未公布责任事故，未公布逾期隐患，有 2 份通报的整改情况未公布，有 1 份整改已验收的通报在公示。',
        reasons: ['整改情况未公布：通报', '整改情况未公布：通报', '整改已验收：通报'],
      },
    ],
    [
      'of penalties, each by what it is known by',
      { penalties },
      {
        tone: 'stop',
        sentence: '有 1 项严重行政处罚在公示。',
        reasons: [
          '行政处罚 2026-04-01 违法储存',
          '行政处罚 日期未公布 处罚',
          '行政处罚 2026-04-01 （云）应急罚〔2026〕1号',
          '行政处罚 2026-04-01',
        ],
      },
    ],
    [
      'of penalties none of which is serious',
      { penalties: penalties.slice(1, 3) },
      {
        tone: 'warn',
        sentence: '近一年未公布责任事故，未公布逾期隐患，现有 2 项行政处罚在公示。',
        reasons: ['行政处罚 日期未公布 处罚', '行政处罚 2026-04-01 （云）应急罚〔2026〕1号'],
      },
    ],
    [
      'of grades, with the day on which each was given',
      { enterprise: firm([grade('city', '丙', { decidedOn: null }), grade('credit', 'A', { validTo: '2026-01-31' })]) },
      {
        tone: 'unknown',
        sentence: '近一年未公布责任事故，未公布逾期隐患，城市评级 丙（不知道是第几级），诚信等级 A 已到期，没有新的。',
        reasons: ['城市评级 丙（评定日期未公布）', '诚信等级 A（2026-01-10 评定，已于 2026-01-31 到期）'],
      },
    ],
    [
      'of a firm that another scheme grades, and the city does not',
      { enterprise: firm([grade('credit', 'A')]) },
      { tone: 'unknown', sentence: '近一年未公布责任事故，未公布逾期隐患，城市评级未公布。', reasons: [] },
    ],
    [
      'where nothing was ever published',
      { known: { accidents: false, notices: false, penalties: false } },
      { tone: 'unknown', sentence: '事故、通报、处罚数据未公布，不能据此判断。', reasons: [] },
    ],
    [
      'where accidents were never published: of them it is silent',
      { known: { accidents: false, notices: true, penalties: true }, penalties: [penalty('ordinary')] },
      {
        tone: 'warn',
        sentence: '未公布逾期隐患，现有 1 项行政处罚在公示，事故数据未公布，不能据此判断。',
        reasons: ['行政处罚 2026-04-01 处罚'],
      },
    ],
    [
      'of everything: accidents, notices, penalties, grades, in this order',
      {
        enterprise: firm([grade('city', 'D')]),
        accidents: [accident({ deaths: null, seriousInjuries: null })],
        notices: [notice(false)],
        penalties: [penalty('serious')],
        known: { accidents: false, notices: false, penalties: false },
      },
      {
        tone: 'stop',
        sentence: '近一年发生 1 起责任事故，有 1 项整改尚未验收，有 1 项严重行政处罚在公示，城市评级 D（最低一档）。',
        reasons: ['2026-03-01 坍塌事故', '整改未验收：通报', '行政处罚 2026-04-01 处罚', '城市评级 D（2026-01-10 评定）'],
      },
    ],
  ])('%s', (_of, over, expected) => expect(judge(facts(over))).toMatchObject(expected))

  it('looks back twelve months, the day itself included, and past no day that is unknown', () => {
    const toneOn = (occurredOn: string | null) => judge(facts({ accidents: [accident({ occurredOn })] })).tone
    expect(['2025-05-20', '2025-05-19', null].map(toneOn)).toEqual(['stop', 'pass', 'stop'])
  })
})

describe('a hazard', () => {
  const hazard = (over: Partial<HazardItem>) =>
    ({ id: 'h', title: '临边没有防护', level: 'general', due: '2026-06-01', outcome: 'open', unrectifiedOn: null, ...over }) as HazardItem
  it.each<[string, HazardItem[] | null, string, string]>([
    ['that is grave and overdue stops', [hazard({ level: 'major', due: '2026-05-19' })], 'stop', '有 1 条重大隐患逾期未整改'],
    ['that is overdue warns', [hazard({ due: '2026-05-19' })], 'warn', '有 1 条隐患逾期未整改'],
    ['without a deadline is not calm', [hazard({ due: null })], 'unknown', '有 1 条未销号的隐患没有公布级别或期限'],
    ['in time is calm', [hazard({})], 'pass', '未公布逾期隐患'],
    ['is unknown where none was ever published', null, 'unknown', '隐患数据未公布，不能据此判断'],
  ])('%s', (_what, hazards, tone, clause) => {
    const judgement = judge(facts({ hazards }))
    expect(judgement.tone).toBe(tone)
    expect(judgement.sentence).toContain(clause)
  })
})
