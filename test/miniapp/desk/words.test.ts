import { todayWords } from '../../../miniapp/desk/src/components/QueueCounts'
import { firstPage, pagesOf } from '../../../miniapp/desk/src/state/navigation'
import { auditWords } from '../../../miniapp/desk/src/tips/auditWords'
import { detailLines } from '../../../miniapp/desk/src/tips/detail'
import { moveGroups } from '../../../miniapp/desk/src/tips/moveGroups'
import { isOtherAmount, stepsOf } from '../../../miniapp/desk/src/tips/rewardWords'
import { envelopeWords } from '../../../miniapp/desk/src/tips/words'
import { AUDIT_ACTIONS } from '../../../shared/tips/auditActions'
import { MOVE_NAMES } from '../../../shared/tips/moves'

it('says what there is to do today', () => {
  const none = { dueToday: 0, late: 0, unseen: 0, danger: 0, waiting: 0, open: 3 }
  expect(todayWords(none)).toBe('没有逾期的，也没有今天到期的。')
  expect(todayWords({ ...none, late: 2, dueToday: 1, unseen: 4, waiting: 1 })).toBe(
    '2 件已经逾期，1 件今天到期；4 件还没有人看过；1 件等第二个人确认。',
  )
})

it('shows codes in their words', () => {
  expect(detailLines({ noConflict: 'true', refusalReason: 'not_ours', rewardFen: '1500000' })).toEqual([
    { label: '不予受理的理由', text: '不属于安全生产' },
    { label: '奖励金额', text: '1.5万元' },
  ])
})

it('has words for every line of the audit', () => {
  for (const action of Object.keys(AUDIT_ACTIONS)) expect(auditWords({ action, detail: null }).what).not.toBe(action)
  expect(auditWords({ action: 'move', detail: 'refuse refusalReason=not_ours' })).toEqual({
    what: '办理：不予受理',
    detail: '不予受理的理由：不属于安全生产',
  })
  expect(auditWords({ action: 'part', detail: '0/2' }).detail).toBe('第 2 张照片')
  expect(auditWords({ action: 'message', detail: '3/0' }).detail).toBe('第 3 封信，文字')
  const original = '0f'.repeat(32)
  expect(auditWords({ action: 'picture', detail: `withheld ${original}` })).toEqual({
    what: '看过图片：不公布',
    detail: `原图指纹 ${original}`,
  })
  expect(auditWords({ action: 'identity', detail: '0 核对领奖人' }).detail).toBe('举报时留的，事由：核对领奖人')
  expect(auditWords({ action: 'identity', detail: '2 核对 领奖人' }).detail).toBe('第 2 封信里的，事由：核对 领奖人')
})

it('loses no move when it puts some first', () => {
  const { onward, other } = moveGroups(MOVE_NAMES)
  expect([...onward, ...other].sort()).toEqual([...MOVE_NAMES].sort())
  expect(moveGroups(['answer', 'begin']).onward).toEqual(['begin'])
})

it('gives each role its pages: no identity keys for who handles, no registering for who pays', () => {
  const labels = (role: 'handler' | 'payer' | 'oversight' | 'administrator', desk: 'work-safety' | 'oversight' = 'work-safety') =>
    pagesOf({ role, desk }).map(({ label }) => label)
  expect(labels('handler')).toEqual(['队列', '登记来件', '图片', '订阅单位', '换封', '密钥'])
  // Of the record the desk that oversees officials publishes nothing.
  expect(labels('handler', 'oversight')).toEqual(['队列', '登记来件', '换封', '密钥'])
  expect(labels('payer')).toEqual(['奖励发放', '密钥'])
  expect(labels('oversight', 'oversight')).toEqual(['队列', '登记来件', '奖励发放', '换封', '密钥', '审计'])
  expect(labels('administrator')).toEqual(['人员', '队列', '审计'])
  expect(firstPage({ role: 'administrator', desk: 'work-safety' })).toEqual({ at: 'officers' })
})

it('tells how an amount came about, and sees where a note says another one', () => {
  const reward = {
    ruleId: 'national-2018',
    amountFen: 1_500_000,
    basis: { on: 'fine' as const, fineFen: 10_000_000 },
    employee: false,
    named: true,
  }
  expect(stepsOf(reward)).toBe('安全生产领域举报奖励办法；罚款 10万元 的 15%：1.5万元')
  expect(isOtherAmount({ detail: { rewardFen: '1500000' } }, reward)).toBe(false)
  expect(isOtherAmount({ detail: { rewardFen: '150' } }, reward)).toBe(true)
})

it('names each envelope in which an identity may lie', () => {
  expect(Object.entries(envelopeWords([{ message: 1, receivedAt: '2026-05-20T02:00:00.000Z' }]))).toEqual([
    ['0', '举报时留的'],
    ['1', '第 1 封信，2026-05-20 10 时'],
  ])
})
