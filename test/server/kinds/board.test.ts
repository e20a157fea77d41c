import fc from 'fast-check'
import { packed, type Row } from '../../../server/kinds/board'
import { terminalSlides } from '../../../server/kinds/terminal'
import { GATE_RULES } from '../../../shared/gateRules'

/** How what a board tells is laid out on slides. */

const row: fc.Arbitrary<Row> = fc.record({
  words: fc.string({ maxLength: 120, unit: 'grapheme' }),
  notes: fc.array(fc.string({ maxLength: 150, unit: 'grapheme' }), { maxLength: 4 }),
})

it('loses no row, keeps their order, and says which part of how many a slide is', () =>
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
      const slides = packed([{ title: '客运企业', rows: rows.map((one, i) => ({ ...one, path: `/${i}` })) }])
      expect(slides.flatMap((slide) => slide.rows.map(({ path }) => path))).toEqual(rows.map((_one, i) => `/${i}`))
      expect(slides.map(({ part }) => part)).toEqual(slides.length === 1 ? [undefined] : slides.map((_slide, i) => [i + 1, slides.length]))
      for (const slide of slides) expect(slide.rows.length).toBeGreaterThan(0)
    }),
  ))

it('says of a text that two lines do not hold that there is more of it', () => {
  const [slide] = packed([{ title: '', rows: [{ words: '长'.repeat(200), notes: ['短', '长'.repeat(500)] }] }])
  const [first] = slide?.rows ?? []
  expect(first?.words).toMatch(/^长{59}……扫码看全文$/)
  expect(first?.notes?.[0]).toBe('短')
  expect([...(first?.notes?.[1] ?? '')].length).toBe(86)
})

it('puts on a screen what it has room for, and no more', () => {
  const sizes = (row: Row) => packed([{ title: '', rows: Array<Row>(20).fill(row) }]).map(({ rows }) => rows.length)
  expect(sizes({ words: '短' })).toEqual([6, 6, 6, 2])
  expect(sizes({ words: '短', notes: ['短', '短'] })).toEqual([3, 3, 3, 3, 3, 3, 2])
  expect(new Set(sizes({ words: '长'.repeat(60), notes: Array<string>(4).fill('长'.repeat(80)) }))).toEqual(new Set([1]))
})

it('keeps each list of the rules of the gate on one screen, with what it rests on', () => {
  const slides = packed(terminalSlides({ id: 'yunfan', name: '云帆客运中心', places: ['云帆'] }, { operators: [], circulars: [] }))
  for (const { title, rules, basis } of GATE_RULES) {
    const own = slides.filter((slide) => slide.title === title)
    expect(own.map(({ rows }) => rows.length)).toEqual([rules.length])
    expect(own[0]?.rows.at(-1)?.notes).toEqual([`以上依据：${basis}`])
  }
})
