import { afterMove } from '../../../miniapp/desk/src/tips/after'
import { bodyOf, EMPTY, missingOf, type Filled } from '../../../miniapp/desk/src/tips/filled'
import { hasGap, suggestedAnswer } from '../../../miniapp/desk/src/tips/suggest'
import { newCase, type CaseState } from '../../../shared/tips/lifecycle'
import { moveOf, MOVE_NAMES } from '../../../shared/tips/moves'
import { TIP_STATES } from '../../../shared/tips/words'

const AT = new Date('2026-05-20T02:00:00.000Z')

it('knows state and next day once a move has taken effect, a second officer thought to agree', () => {
  expect(afterMove(newCase(AT), 'accept', AT)).toEqual({ state: 'accepted', next: '2026-07-19' })
  expect(afterMove(newCase(AT), 'refuse', AT)).toEqual({ state: 'refused', next: null })
  expect(() => afterMove(newCase(AT), 'handle', AT)).toThrow('这一步现在不能做。')
})

it('has words to begin with for every move that answers, and none for the others', () => {
  for (const name of MOVE_NAMES.filter((one) => one !== 'answer')) {
    const text = suggestedAnswer(name, 'verified_true', { state: 'handled', next: '2026-07-19' })
    expect([name, text !== '']).toEqual([name, moveOf(name).needs.includes('answer')])
  }
})

it('asks for what is chosen elsewhere, and takes it in', () => {
  const after = { state: 'refused' as const, next: null }
  expect(hasGap(suggestedAnswer('refuse', 'received', after))).toBe(true)
  const text = suggestedAnswer('refuse', 'received', after, { refusalReason: 'not_ours' })
  expect([hasGap(text), text]).toEqual([false, '您的举报不予受理，理由：不属于安全生产。如果您有新的情况，可以用凭证补充。'])
  expect(suggestedAnswer('decide_reward', 'handled', { state: 'reward_decided', next: '2026-07-19' }, { amount: '1.5万元' })).toContain(
    '决定奖励您 1.5万元。请在 2026-07-19 前',
  )
})

it('never suggests a name, and keeps to the longest answer', () => {
  for (const name of MOVE_NAMES)
    for (const state of Object.keys(TIP_STATES) as CaseState['state'][])
      expect(suggestedAnswer(name, state, { state, next: '2026-07-19' }).length).toBeLessThan(300)
})

const filled = (over: Partial<Filled>): Filled => ({ ...EMPTY, ...over })

it('tells what is missing, an unfilled gap in the answer included', () => {
  expect(missingOf('accept', EMPTY)).toEqual(['noConflict', 'answer'])
  expect(missingOf('accept', filled({ noConflict: true, answer: '已受理。' }))).toEqual([])
  expect(missingOf('handle', filled({ note: '罚款', answer: '已依法处理：（请写明处理结果）' }))).toEqual(['answer'])
  expect(missingOf('accept', filled({ noConflict: true, answer: '长'.repeat(1_001) }))).toEqual(['answer'])
})

it('sends what a move needs and nothing else', () => {
  const all = filled({
    noConflict: true,
    refusalReason: 'not_ours',
    voucher: ' 2026-0001 ',
    payee: 'named',
    officer: 'wang',
    note: 'x',
    answer: 'y',
  })
  expect(bodyOf('accept', 3, all, { answer: 'aa', note: 'bb' })).toEqual({
    move: 'accept',
    revision: 3,
    noConflict: true,
    answer: 'aa',
    note: 'bb',
  })
  expect(bodyOf('pay', 4, all, {})).toEqual({ move: 'pay', revision: 4, voucher: '2026-0001', payee: 'named' })
  expect(bodyOf('begin', 5, all, {})).toEqual({ move: 'begin', revision: 5 })
})
