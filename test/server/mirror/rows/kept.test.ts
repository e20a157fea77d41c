import { FINDINGS_MAX, KeptFindings, WARNINGS_MAX } from '../../../../server/mirror/rows/kept'
import type { Finding } from '../../../../server/mirror/rows/ledger'

const findings = (severity: Finding['severity'], count: number, from = 0): Finding[] =>
  Array.from({ length: count }, (_, i) => ({ severity, place: null, line: from + i, column: null, reason: '坏', original: null }))

it('keeps the first findings of a run in their order, and counts the rest', () => {
  const kept = new KeptFindings()
  expect(kept.take(findings('refused', FINDINGS_MAX - 1))).toHaveLength(FINDINGS_MAX - 1)
  expect(kept.inWords()).toBeNull()
  expect(kept.take(findings('refused', 3, 70_000)).map(({ line }) => line)).toEqual([70_000])
  expect(kept.take(findings('warning', 1))).toEqual([])
  expect(kept.inWords()).toBe('退回和提醒太多，另有 3 条只计了数，没有逐条留下')
})

it('leaves room for refused rows, however many warnings come before them', () => {
  const kept = new KeptFindings()
  expect(kept.take(findings('warning', WARNINGS_MAX + 7))).toHaveLength(WARNINGS_MAX)
  expect(kept.take(findings('refused', 1))).toHaveLength(1)
  expect(kept.leftOut).toBe(7)
})
