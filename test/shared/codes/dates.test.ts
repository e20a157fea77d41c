import fc from 'fast-check'
import { addDays, addMonths, parseDay, shanghaiClock, shanghaiDay, startOfDay, untilMidnight } from '../../../shared/codes/dates'

describe('parseDay', () => {
  it.each([
    ['20260503120000', '2026-05-03'],
    ['20260503235959999', '2026-05-03'],
    ['202605030930', '2026-05-03'],
    ['2026-05-03T00:00:00+08:00[Asia/Shanghai]', '2026-05-03'],
    ['2026-05-03T16:00Z[UTC]', '2026-05-04'],
    ['2026-05-03T16:00:00Z[Etc/UTC]', '2026-05-04'],
    ['20260503996000', null],
    ['20261303120000', null],
  ])('reads %s as programs write it', (text, day) => expect(parseDay(text)).toBe(day))

  it.each([
    ['2026-05-03', '2026-05-03'],
    ['2025-4-1', '2025-04-01'],
    ['2025/4/1', '2025-04-01'],
    ['20220903', '2022-09-03'],
    ['2022年 9 月3日', '2022-09-03'],
    ['２０２２年９月３日', '2022-09-03'],
    ['2022.9.3', '2022-09-03'],
    ['2022-09-03 08:15:00', '2022-09-03'],
    ['2022-09-03T08:15:00Z', '2022-09-03'],
    ['2022年9月3日9时30分许', '2022-09-03'],
    ['2022年9月3日 上午10:00', '2022-09-03'],
    ['2022/9/3 10:00:00 AM', '2022-09-03'],
    ['2022年9月3日（星期六）', '2022-09-03'],
    ['2022–9–3', '2022-09-03'],
    ['2022-09-03Z', '2022-09-03'],
    ['二〇二二年九月三日', '2022-09-03'],
    ['二○二三年十二月二十一日', '2023-12-21'],
    ['9999-12-31', '9999-12-31'],
  ])('reads %s', (text, day) => expect(parseDay(text)).toBe(day))

  it.each([
    '',
    '2026-02-29',
    '2026-13-01',
    '2020年5月1日起营业',
    '关于2022年9月3日',
    '1',
    '20221',
    '199/9/3',
    '198-05-01',
    '2022年9月',
    '0000-00-00',
    '3022-01-01',
  ])('refuses %j', (text) => expect(parseDay(text)).toBeNull())
})

it('knows the day and the clock in Shanghai whatever the zone of the machine', () => {
  expect(shanghaiDay(new Date('2026-05-19T15:59:59.999Z'))).toBe('2026-05-19')
  expect(shanghaiDay(new Date('2026-05-19T16:00:00.000Z'))).toBe('2026-05-20')
  expect(shanghaiClock(new Date('2026-05-19T16:05:00.000Z'))).toBe('00:05')
  expect(startOfDay('2026-05-20').toISOString()).toBe('2026-05-19T16:00:00.000Z')
})

it('adds months within the calendar', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
  expect(addMonths('2026-11-15', 3)).toBe('2027-02-15')
})

it('never reaches past the next midnight', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (at) => {
      const left = untilMidnight(at)
      expect(left).toBeGreaterThan(0)
      expect(left).toBeLessThanOrEqual(86_400_000)
      expect(shanghaiDay(new Date(at.getTime() + left))).toBe(addDays(shanghaiDay(at), 1))
      expect(shanghaiDay(new Date(at.getTime() + left - 1))).toBe(shanghaiDay(at))
    }),
  )
})

it.each([
  ['104/07/14', '2015-07-14'],
  ['民國99年1月2日', '2010-01-02'],
  ['中華民國 104 年 7 月 14 日', '2015-07-14'],
  // A western year cut short, or with a digit lost, is no year of the Republic.
  ['24年5月3日', null],
  ['202-05-03', null],
  ['026-5-3', null],
])('%s is %s', (text, day) => expect(parseDay(text)).toBe(day))
