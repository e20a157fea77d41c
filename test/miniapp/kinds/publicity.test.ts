import { earlierEnd } from '../../../miniapp/src/kinds/penalty/publicity'

it('tells what may end a publicity earlier only where it would be earlier', () => {
  expect(earlierEnd('2029-05-20', '2027-05-20')).toContain('最早 2027-05-20')
  expect(earlierEnd('2027-05-20', '2027-05-20')).toBeNull()
  expect(earlierEnd('2026-08-20', '2027-05-20')).toBeNull()
  expect(earlierEnd('2027-05-20', null)).toBeNull()
  expect(earlierEnd(null, '2027-05-20')).toContain('2027-05-20')
})
