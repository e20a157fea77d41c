import { contentBytes, contentOf } from '../../../miniapp/src/tip/content'
import { faultsOf } from '../../../miniapp/src/tip/check'
import { newDraft } from '../../../miniapp/src/tip/draft'
import { CONTENT_BYTES, TIP_PLACE_MAX, TIP_TEXT_MAX } from '../../../shared/tips/limits'

/** What is sealed of a draft. */

const record = { kind: 'hazard', id: 'hazards.0123456789abcdef0123', title: '消'.repeat(70), about: '责'.repeat(90) } as const
const draft = (text: string, address = '') => ({ ...newDraft('d1', 'r', { kind: 'not_fixed', record }), text, address })
const recordIn = (text: string, address = '') => (contentOf(draft(text, address)).fields as { where: { record: unknown } }).where.record

it('carries what a record is called and what sets it apart, each no longer than there is room for', () => {
  expect(recordIn('没有整改')).toEqual({ kind: 'hazard', id: record.id, title: '消'.repeat(60), about: '责'.repeat(80) })
})

it('leaves out what sets it apart before a word of the reporter', () => {
  const text = '堵'.repeat(TIP_TEXT_MAX)
  const address = '路'.repeat(TIP_PLACE_MAX)
  expect(recordIn(text, address)).toEqual({ kind: 'hazard', id: record.id, title: '消'.repeat(60) })
  expect(contentBytes(draft(text, address))).toBeLessThanOrEqual(CONTENT_BYTES - 4)
  expect(faultsOf(draft(text, address), '2026-05-20')).toEqual([])
})
