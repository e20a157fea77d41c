import { areSwapped, parseDegrees } from '../../../shared/codes/degrees'

it.each([
  ['113.2644', 113.2644],
  [' 113.264400 ', 113.2644],
  ['１１３．２６４４', 113.2644],
  ['E113.2644', 113.2644],
  ['113.2644°E', 113.2644],
  ['113°15\'51.8"E', 113.2643889],
  ['23°7′44.8″N', 23.1291111],
  ['东经113度15分51.8秒', 113.2643889],
  ['北纬23°7′', 23.1166667],
  ['-1.5', -1.5],
  ['38424000', 38_424_000],
])('reads %s as degrees', (text, degrees) => expect(parseDegrees(text)).toBe(degrees))

it.each(['', '113.2644,23.1291', '113°75\'0"', '西经113°', '113°15\'51.8"W', '一百一十三', '113.26.44'])(
  'reads no degrees from %j',
  (text) => expect(parseDegrees(text)).toBeNull(),
)

it('tells longitude and latitude that stand in each other’s place from a place abroad', () => {
  expect(areSwapped([23.1, 113.2])).toBe(true)
  expect(areSwapped([39.5, 76])).toBe(true)
  expect(areSwapped([113.2, 23.1])).toBe(false)
  expect(areSwapped([2.3, 48.8])).toBe(false)
})
