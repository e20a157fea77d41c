import { tellsOfEnded } from '../../../miniapp/src/text/ending'

const ends = (publicUntil: string | null) => ({ id: 'x', publicUntil })
const TODAY = '2026-05-20'

it.each<[string, unknown]>([
  ['the record itself', { record: ends('2026-05-19') }],
  ['a line of a list', { items: [ends(null), ends('2026-05-19')] }],
  ['a notice of the home page', { newestNotices: [ends('2026-05-19')] }],
  ['a penalty joined to a firm', { record: ends(null), related: { penalty: [ends('2027-01-01'), ends('2026-05-19')] } }],
  ['an accident joined to a firm', { related: { accident: [ends('2026-05-19')] } }],
])('sees that %s has ended', (_name, answer) => {
  expect(tellsOfEnded(answer, TODAY)).toBe(true)
})

it('sees none that is public until today or longer, or for good', () => {
  expect(tellsOfEnded({ record: ends(TODAY), related: { penalty: [ends('2027-01-01')], notice: [ends(null)] } }, TODAY)).toBe(false)
  expect(tellsOfEnded(null, TODAY)).toBe(false)
})
