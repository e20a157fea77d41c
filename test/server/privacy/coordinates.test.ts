import fc from 'fast-check'
import { tellsStore, withoutCoordinates } from '../../../server/privacy/coordinates'

it.each([
  '罐区位于 123.264412,30.129188 处',
  '罐区位于（30.129188， 123.264412）处',
  '经度:123.264412 纬度:30.129188',
  '东经123.2644°，北纬30.1291°',
  'E123.264412 N30.129188',
  '１２３．２６４４１２，３０．１２９１８８',
  '东经123°15′51.8″、北纬30°7′44.8″',
  '123°15\'51.8"E 30°7\'44.8"N',
  '{"lng":123.264412,"name":"x","lat":30.129188}',
  'https://map.example/?location=30.129188%2C123.264412',
  '坐标 X=3345678.12 Y=40512345.67',
  '纬度 30.129188',
  // Each with one mark alone by which it is seen that there may be some.
  '中心点 Y：4012678',
  'X=4012678',
  'E123º51',
  '东经123˚51',
  '123度51′',
])('leaves no coordinate in %s', (text) => {
  const hidden = withoutCoordinates(text)
  expect(hidden).toContain('〔坐标已隐去〕')
  for (const digits of ['264412', '129188', '2644', '51.8', '44.8', '2678', '345678', '２６４４']) expect(hidden).not.toContain(digits)
})

it.each([
  '罚款 123.264 万元，其中 30 万元已缴',
  '压力 0.125 MPa，温度 25.5 度，容积 120.5 立方米',
  '2026-05-20 检查发现 3#储罐液位计失灵',
  '云安办〔2026〕12号，电话 0099-55501235',
  '执行 GB 18218-2018 第 4.2.3 条',
  '',
])('leaves %s as it is', (text) => expect(withoutCoordinates(text)).toBe(text))

it('hides a place in whatever form a program writes its two numbers', () => {
  const parts = fc.tuple(
    fc.double({ min: 73, max: 135.9, noNaN: true }),
    fc.double({ min: 3, max: 53.9, noNaN: true }),
    fc.integer({ min: 3, max: 9 }),
    fc.constantFrom(',', '，', ' ', ', ', '；', '/', '|', '\t', '","', ' 纬度：', '，北纬'),
    fc.boolean(),
  )
  fc.assert(
    fc.property(parts, ([lng, lat, digits, mark, isTurned]) => {
      const [a, b] = [lng.toFixed(digits), lat.toFixed(digits)]
      const hidden = withoutCoordinates(`库区在${isTurned ? b : a}${mark}${isTurned ? a : b}附近`)
      expect(hidden).not.toContain(a)
      expect(hidden).not.toContain(b)
      expect(hidden).toMatch(/^库区在.*附近$/)
    }),
  )
})

it.each([
  ['3#储罐液位计失灵', true],
  ['V-101 球罐安全阀过期', true],
  ['储罐 T201 渗漏', true],
  ['一号仓库超量', true],
  ['盐场路 18 号厂区西侧', true],
  ['储罐区未设围堰', false],
  ['仓库内吸烟', false],
])('%s tells a tank, a store or a house: %s', (text, tells) => expect(tellsStore(text)).toBe(tells))
