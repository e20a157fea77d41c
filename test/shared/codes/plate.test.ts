import { maskPlate } from '../../../shared/codes/plate'

/** Plates: the province of these does not exist. */

it.each([
  ['演A12345', '演A***45'],
  ['演A·D1234', '演A***34'],
  ['演ａ 12345', '演A***45'],
  ['演A-123456', '演A***56'],
  [' 演 B・D12345 ', '演B***45'],
])('shows the first two and the last two characters of %s', (plate, shown) => expect(maskPlate(plate)).toBe(shown))

it.each(['', '演A', '演A1234', '演A1234567', 'AB12345', '演A***45', '京', '13900000000', '演A12I45'])('knows that %p is no plate', (text) =>
  expect(maskPlate(text)).toBeNull(),
)
