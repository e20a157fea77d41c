import { CHINA, areSwapped, isWithin, parseDegrees, type Point } from '../../../shared/codes/degrees'

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

it.each([
  ['113°15′', 113.25],
  ['113°', 113],
  ['113.5°', 113.5],
  ['东经 113° 15′ 51.8″ ', 113.2643889],
  ['113 ° 15 \' 51.8 "', null],
  ["113°15'51.8''", 113.2643889],
  ['113°15′51.8′′', 113.2643889],
  ['113°15’51.8”', 113.2643889],
  ['113º15分30秒东经', 113.2583333],
  ['113˚0′36″E', 113.01],
  ['n23°', 23],
  ['23.5 N', 23.5],
  ['N 23.5', 23.5],
  ['北纬23.5', 23.5],
  ['东113°', 113],
  ['北23°', 23],
  ['23.5W', null],
  ['S23.5', null],
  ['南纬23°', null],
  ['113°60′', null],
  ['113°59′', 113.9833333],
  ['113°15′60″', null],
  ['113°15′59″', 113.2663889],
  ['1113°', null],
  ['113°155′', null],
  ['113°15′511″', null],
  ['x113°', null],
  ['113°x', null],
  ['x113', null],
  ['113x', null],
  ['--113', null],
  ['1234567890123', null],
  ['1.', null],
])('%j as degrees is %s', (text, degrees) => expect(parseDegrees(text)).toBe(degrees))

it('knows what lies within bounds, its borders too', () => {
  const within = (...points: Point[]) => points.map((point) => isWithin(point, [10, 20, 30, 40]))
  expect(within([10, 20], [30, 40], [20, 30])).toEqual([true, true, true])
  expect(within([9.9, 30], [30.1, 30], [20, 19.9], [20, 40.1])).toEqual([false, false, false, false])
})

it('takes China with its seas for China', () => {
  // The western and eastern ends, the northern end, and the reefs of the south.
  const ends: Point[] = [[73.5, 39.4], [135, 48.3], [123.3, 53.5], [112, 3.8]] // prettier-ignore
  expect(ends.map((end) => isWithin(end, CHINA))).toEqual([true, true, true, true])
})
