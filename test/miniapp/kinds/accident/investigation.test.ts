import { accident as schemas } from '../../../../shared/kinds/accident/schema'
import { investigationPoints, investigationStanding } from '../../../../miniapp/src/kinds/accident/investigation'
import { reckonedOf } from '../../../../miniapp/src/kinds/accident/reckoned'

/** An investigation in sentences: what is overdue first, nothing unknown as fine, and no verdict. */

const TODAY = '2026-05-20'
const bodyOf = (given: Record<string, unknown>) => schemas.body.parse({ ...given, level: given.level ?? null })
const investigated = (investigation: Record<string, unknown>, rest: Record<string, unknown> = {}) =>
  bodyOf({ occurredOn: '2026-03-01', level: 'ordinary', category: { taxonomy: 'source', label: '坍塌' }, ...rest, investigation })
const said = (investigation: Record<string, unknown>, rest = {}) => investigationStanding(investigated(investigation, rest), TODAY)

it.each([
  [{ state: 'pending' }, 'stop', '提交调查报告：期限已过 20 天，没有公布提交'],
  [{ state: 'pending', extendedTo: '2026-05-30' }, 'unknown', '提交调查报告：还没有到期，还有 10 天'],
  [{ state: 'reported', reportedOn: '2026-04-20' }, 'stop', '政府批复：期限已过 15 天，没有公布批复'],
  [{ state: 'reported' }, 'unknown', '政府批复：不知道期限'],
  [{ state: 'replied', reportedOn: '2026-04-20', repliedOn: '2026-05-01' }, 'unknown', '整改评估：还没有到期，还有 346 天'],
  [
    { state: 'reviewed', reportedOn: '2026-04-20', repliedOn: '2026-05-01', reviewedOn: '2026-05-10' },
    'unknown',
    '报告、批复、评估都已公布',
  ],
])('says how an investigation stands: %j', (investigation, tone, words) => expect(said(investigation)).toEqual({ tone, words }))

it('says of an accident without an investigation that nothing of it is public', () =>
  expect(investigationStanding(bodyOf({ occurredOn: '2026-03-01' }), TODAY)).toEqual({ tone: 'unknown', words: '调查情况未公布' }))

it('tells the way of an investigation along its days, with supplements and what could still be extended', () => {
  const body = investigated({ state: 'pending' }, { supplements: [{ on: '2026-04-10', deaths: 2 }] })
  expect(investigationPoints(body, TODAY).map(({ on, words, state, notes }) => [on, words, state, notes])).toEqual([
    ['2026-03-01', '事故发生', 'done', ['伤亡人数有变化的，2026-03-31 以前应当补报']],
    ['2026-04-10', '伤亡补报：死亡 2，重伤 未公布', 'done', ['晚于补报期限 10 天']],
    ['2026-04-30 以前', '提交调查报告', 'doing', ['有没有批准延长，未公布；依法最长到 2026-06-29']],
    [null, '政府批复', 'ahead', []],
    [null, '整改评估', 'ahead', []],
  ])
})

it('says that it does not know what nobody computed', () => {
  const rule = { rule: '规则', version: 1 }
  expect(
    reckonedOf([
      { field: 'reportDue', value: null, ...rule },
      { field: 'replyStanding', value: 'unknown', ...rule },
      { field: 'recommendationsKept', value: 333, ...rule },
      { field: 'recommendationsOverdue', value: null, ...rule },
      { field: 'new', value: 'x', ...rule },
    ]).map(({ name, words }) => `${name}：${words}`),
  ).toEqual(['提交调查报告的期限：不知道', '政府批复：不知道', '整改建议按期落实率：33.3%', '逾期未落实的整改建议：不知道', '其他：x'])
})

/** What no sentence may claim of an office, a firm or a person. */
const VERDICTS = /不得投标|禁止投标|放心|可靠|腐败|有罪|违法|渎职|失职|推诿|隐瞒|造假|黑心|不作为/

it('says days and what is public, and never a verdict, whatever is known of an investigation', () => {
  const days = [null, '2025-01-10', '2026-05-19', '2026-05-20', '2026-06-30']
  const sentences = new Set<string>()
  for (const state of ['pending', 'reported', 'replied', 'reviewed'])
    for (const level of [null, 'ordinary', 'extraordinary'])
      for (const reportedOn of days)
        for (const repliedOn of days) {
          const body = investigated({ state, reportedOn, repliedOn, reviewedOn: repliedOn }, { level, occurredOn: reportedOn })
          sentences.add(investigationStanding(body, TODAY).words)
          for (const { words, standing, notes = [] } of investigationPoints(body, TODAY))
            for (const one of [words, standing?.words ?? '', ...notes]) sentences.add(one)
        }
  expect(sentences.size).toBeGreaterThan(20)
  expect([...sentences].filter((one) => VERDICTS.test(one))).toEqual([])
  // A step that is overdue is said to be without a publication, and not without having been done.
  expect([...sentences].filter((one) => one.includes('期限已过')).every((one) => one.includes('没有公布'))).toBe(true)
})
