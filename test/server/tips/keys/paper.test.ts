import fc from 'fast-check'
import { fromPaper, readLine, toPaper } from '../../../../server/tips/keys/paper'

const key = fc.uint8Array({ minLength: 32, maxLength: 32 })
const read = (lines: readonly string[]) => lines.map((line) => readLine(line) ?? [])

it('gives every key back, however the lines are typed', () => {
  fc.assert(
    fc.property(key, (bytes) => {
      expect(fromPaper(read(toPaper(bytes)))).toEqual(bytes)
      expect(fromPaper(read(toPaper(bytes).map((line) => line.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'))))).toEqual(bytes)
    }),
  )
})

it('finds every wrong symbol and every exchange of neighbours in a line', () => {
  const [line = ''] = toPaper(new Uint8Array(32).map((_, at) => at * 7 + 3))
  const symbols = [...line.replaceAll('-', '')]
  for (const at of symbols.keys()) {
    for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      const typed = symbols.with(at, other).join('')
      if (other !== symbols[at]) expect(readLine(typed)).toBeNull()
    }
    const [here = '', next = ''] = [symbols[at], symbols[at + 1]]
    if (next !== '' && here !== next)
      expect(
        readLine(
          symbols
            .with(at, next)
            .with(at + 1, here)
            .join(''),
        ),
      ).toBeNull()
  }
  expect(readLine(line.slice(1))).toBeNull()
  expect(readLine('')).toBeNull()
})

it('is told as no key where a line is missing or the last stands elsewhere', () => {
  const lines = read(toPaper(new Uint8Array(32).fill(255)))
  expect(fromPaper(lines.slice(1))).toBeNull()
  expect(fromPaper([...lines.slice(1), ...lines.slice(0, 1)])).toBeNull()
})
