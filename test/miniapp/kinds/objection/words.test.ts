import { isOverdue, standingWords } from '../../../../miniapp/src/kinds/objection/words'

const open = { stage: 'accepted', due: '2026-06-23', outcome: null, unit: null, decidedOn: null } as const

it('says until when an objection is answered, and from the day after that it is late', () => {
  expect(standingWords(open, '2026-06-23')).toBe('有一项异议正在处理，最迟 2026-06-23 前答复')
  expect(standingWords({ ...open, stage: 'received' }, '2026-06-01')).toBe('有人提出异议，正在核对由谁提出，最迟 2026-06-23 前答复')
  expect(standingWords(open, '2026-06-24')).toBe('有一项异议正在处理，应在 2026-06-23 前答复，已经逾期')
  expect([isOverdue(open, '2026-06-23'), isOverdue(open, '2026-06-24')]).toEqual([false, true])
})

it('names no day where none is known, and calls nothing late then', () => {
  expect(standingWords({ ...open, due: null }, '2099-01-01')).toBe('有一项异议正在处理，收到后 15 个工作日内答复')
  expect(isOverdue({ ...open, due: null }, '2099-01-01')).toBe(false)
})

it('tells an outcome by its day and its unit, as far as they are known', () => {
  const answered = { stage: 'answered', due: '2026-06-23', outcome: 'corrected', unit: '云帆市司法局', decidedOn: '2026-06-30' } as const
  expect(standingWords(answered, '2026-07-01')).toBe('2026-06-30 云帆市司法局决定：更正')
  expect(standingWords({ ...answered, unit: null, decidedOn: null }, '2026-07-01')).toBe('决定：更正')
  expect(isOverdue(answered, '2026-07-01')).toBe(false)
})
