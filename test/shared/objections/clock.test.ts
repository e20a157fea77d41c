import { dueWords, timelinessOf } from '../../../shared/objections/clock'

it('tells the last day, and that it is not known yet where its year has no public holidays', () => {
  expect(dueWords('2026-12-18')).toBe('2026-12-18')
  expect(dueWords(null)).toBe('收到的次日起 15 个工作日内；跨到的那一年放假安排还没有公布，到期日还不知道')
})

it('calls nothing late or in time of which nobody knows the last day', () => {
  expect(timelinessOf({ due: null, decidedOn: null }, '2099-01-01')).toBe('unknown')
  expect(timelinessOf({ due: '2026-12-18', decidedOn: null }, '2026-12-18')).toBe('in_time')
  expect(timelinessOf({ due: '2026-12-18', decidedOn: null }, '2026-12-19')).toBe('late')
  expect(timelinessOf({ due: '2026-12-18', decidedOn: '2026-12-18' }, '2027-01-01')).toBe('in_time')
})
