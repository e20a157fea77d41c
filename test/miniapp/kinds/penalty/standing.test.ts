import { reckonedOf } from '../../../../miniapp/src/kinds/penalty/reckoned'
import { standingOf } from '../../../../miniapp/src/kinds/penalty/standing'
import type { Settlement } from '../../../../shared/kinds/penalty/words'

const TODAY = '2026-05-20'
const standing = (settlement: Settlement, correctionDue: string | null = null) =>
  standingOf({ settlement, correctionDue, correctedOn: null }, TODAY)

it.each<[Settlement, string | null, string, string]>([
  ['settled', '2026-05-01', 'pass', '已缴款、已整改'],
  ['paid_uncorrected', '2026-05-01', 'stop', '已缴款、未整改，整改期限已过 19 天'],
  ['paid_uncorrected', '2026-05-20', 'warn', '已缴款、未整改，整改期限 2026-05-20'],
  ['paid_untold', null, 'unknown', '已缴款，整改情况未公布'],
  ['corrected_unpaid', null, 'unknown', '已整改，缴款情况未公布'],
  ['unpaid_uncorrected', '2026-05-19', 'stop', '缴款情况未公布，未整改，整改期限已过 1 天'],
  ['corrected', null, 'pass', '已整改（没有罚没款）'],
  ['untold', null, 'unknown', '缴款和整改情况未公布'],
])('%s, due %s', (settlement, due, tone, words) => expect(standing(settlement, due)).toEqual({ tone, words }))

it('says of each computed value what it is called, and of an unknown one that nobody knows', () => {
  const told = (field: string, value: string | number | null) => reckonedOf([{ field, value, rule: 'x', version: 1 }])[0]
  expect(told('settlement', 'paid_uncorrected')).toMatchObject({ name: '缴款和整改', words: '已缴款、未整改' })
  expect(told('correctionOverdue', 0)?.words).toBe('没有逾期')
  expect(told('correctionOverdue', null)?.words).toBe('不知道')
})
