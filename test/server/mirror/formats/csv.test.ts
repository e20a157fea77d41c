import fc from 'fast-check'
import Papa from 'papaparse'
import { CsvSplitter } from '../../../../server/mirror/formats/csv'
import type { RawRow } from '../../../../server/mirror/formats/types'

/** Parts a text that arrives in pieces cut at these places. */
function split(text: string, cuts: number[] = []): RawRow[] {
  const splitter = new CsvSplitter(',')
  const rows: RawRow[] = []
  let at = 0
  for (const cut of [...cuts.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length]) {
    rows.push(...splitter.push(text.slice(at, cut)))
    at = cut
  }
  return [...rows, ...splitter.end()]
}

const Cell = fc.string({ unit: fc.constantFrom('甲', 'a', ',', '"', '\n', ' ', '１'), maxLength: 6 })

it('reads what another library wrote, cell by cell, wherever the pieces are cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(Cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.array(fc.nat(200), { maxLength: 6 }),
      (table, newline, cuts) => {
        const text = Papa.unparse(table, { newline })
        const rows = split(text, cuts)
        expect(rows.map(({ cells }) => cells)).toEqual(table)
        expect(rows.every(({ fault }) => fault === undefined)).toBe(true)
        expect(rows.map(({ original }) => original).join(newline)).toBe(text)
      },
    ),
    { numRuns: 400 },
  )
})

it('reads any text the same wherever the pieces are cut, and loses no character of it', () => {
  const Text = fc.string({ unit: fc.constantFrom('甲', ',', '"', '\n', '\r', 'b'), maxLength: 60 })
  fc.assert(
    fc.property(Text, fc.array(fc.nat(60), { maxLength: 8 }), (text, cuts) => {
      const rows = split(text, cuts)
      expect(rows).toEqual(split(text))
      expect(
        rows
          .map(({ original }) => original)
          .join('')
          .replace(/[\r\n]/g, ''),
      ).toBe(text.replace(/[\r\n]/g, ''))
    }),
    { numRuns: 2_000 },
  )
})

it('tells the physical line of each row', () => {
  expect(split('a,b\n"c\r\nd",e\n\nf,g').map(({ line, cells }) => [line, cells[0]])).toEqual([
    [1, 'a'],
    [2, 'c\nd'],
    [4, ''],
    [5, 'f'],
  ])
})

it('lets a quote that never closes cost its own line, in a file of any length', () => {
  const lines = Array.from({ length: 50_000 }, (_, i) => (i === 100 ? '"open,1' : `row${i},1`))
  const rows = split(lines.join('\n'), [70_000, 140_000, 300_000])
  expect(rows).toHaveLength(50_000)
  expect(rows.filter(({ fault }) => fault !== undefined)).toEqual([expect.objectContaining({ line: 101, original: '"open,1' })])
})

it('parts a line without end from the rest by its bound', () => {
  const rows = split('x'.repeat(700_000))
  expect(rows[0]?.fault).toBe('一行太长，读不下去')
  expect(rows.map(({ original = '' }) => original.length).reduce((sum, length) => sum + length)).toBe(700_000)
})
