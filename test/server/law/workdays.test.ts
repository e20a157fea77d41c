import fc from 'fast-check'
import { HOLIDAYS, addWorkdays, announce, isWorkday, workdaysBetween } from '../../../server/law/workdays'
import { addDays } from '../../../shared/codes/dates'

it.each([
  ['an ordinary week', '2026-03-02', 7, '2026-03-11'],
  ['the spring festival', '2026-02-10', 7, '2026-02-26'],
  ['a weekend that is worked', '2026-05-08', 1, '2026-05-09'],
  ['a decision on a day off', '2026-10-03', 1, '2026-10-08'],
  ['the end of an announced year', '2025-12-30', 7, '2026-01-09'],
  ['a year that nobody has announced', '2026-12-28', 7, null],
])('%s', (_name, day, count, due) => expect(addWorkdays(day, count)).toBe(due))

describe('a year that the settings of a city announce', () => {
  // Made up: no notice says so.
  const year = { year: 2098, basis: '编造的通知', off: [{ from: '2098-01-01', to: '2098-01-03' }], worked: ['2098-01-04'] }
  const before = () => structuredClone(HOLIDAYS)

  it('is reckoned with, and only from then on', () => {
    const table = { ...before(), 2097: { basis: '编造的通知', off: [], worked: [] } }
    expect(addWorkdays('2097-12-31', 2, table)).toBeNull()
    expect(workdaysBetween('2097-12-31', '2098-01-05', table)).toBeNull()
    announce([year], table)
    expect(isWorkday('2098-01-01', table)).toBe(false)
    // A Saturday that is worked.
    expect(isWorkday('2098-01-04', table)).toBe(true)
    expect(addWorkdays('2097-12-31', 2, table)).toBe('2098-01-06')
  })

  it('may say again what the release has, and nothing else of it', () => {
    const table = before()
    const { basis, off, worked } = HOLIDAYS[2026] ?? { basis: '', off: [], worked: [] }
    const same = { year: 2026, basis, off: off.map(([from, to]) => ({ from, to })), worked: [...worked].reverse() }
    announce([same], table)
    expect(table).toEqual(before())
    expect(() => announce([{ ...same, worked: [] }], table)).toThrow('2026 年的放假安排本程序已有')
    expect(table).toEqual(before())
  })
})

it('ends on a workday, with so many of them behind it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 15 }), (offset, count) => {
      const day = addDays('2025-01-01', offset)
      const due = addWorkdays(day, count)
      if (due === null) return
      expect(isWorkday(due)).toBe(true)
      let worked = 0
      for (let at = addDays(day, 1); at <= due; at = addDays(at, 1)) if (isWorkday(at)) worked++
      expect(worked).toBe(count)
    }),
  )
})

it('knows only real days, each in its own year, and no worked day that is off', () => {
  for (const [year, { off, worked }] of Object.entries(HOLIDAYS)) {
    for (const day of [...off.flat(), ...worked]) expect(addDays(day, 0)).toBe(day)
    for (const day of worked) expect([0, 6]).toContain(new Date(day + 'T00:00:00Z').getUTCDay())
    for (const day of [...off.flat(), ...worked]) expect(day.slice(0, 4)).toBe(year)
    for (const day of worked) expect(off.some(([from, to]) => from <= day && day <= to)).toBe(false)
  }
})

/** Days off by law (全国年节及纪念日放假办法, since 2025): a notice moves weekends around them and gives no day more. */
const HOLIDAYS_A_YEAR = 13

it.each(Object.entries(HOLIDAYS))('leaves in %s as many workdays as weekends and holidays leave', (year, { basis }) => {
  expect(basis).toBe(`国务院办公厅关于${year}年部分节假日安排的通知`)
  const days = Array.from({ length: 365 }, (_, i) => addDays(`${year}-01-01`, i))
  const weekends = days.filter((day) => [0, 6].includes(new Date(day + 'T00:00:00Z').getUTCDay())).length
  expect(days.filter((day) => isWorkday(day))).toHaveLength(365 - weekends - HOLIDAYS_A_YEAR)
})
