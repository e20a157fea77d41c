import { qrPicture } from '../../../miniapp/src/kinds/qr'

const ADDRESS = 'https://mingan.example/#/record/detail/index?kind=directive&id=yunfan-documents.0123456789abcdef0123'

/** The dark modules of a picture by their places, and how many there are in a row. */
function modulesOf(picture: string): { size: number; isDark: (row: number, column: number) => boolean } {
  expect(picture.startsWith('data:image/svg+xml,')).toBe(true)
  const svg = decodeURIComponent(picture.slice('data:image/svg+xml,'.length))
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1])
  const dark = new Set([...svg.matchAll(/M(\d+),(\d+)h1v1h-1z/g)].map(([, x, y]) => `${y},${x}`))
  return { size, isDark: (row, column) => dark.has(`${row},${column}`) }
}

/** A corner by which a reader finds the code (ISO/IEC 18004, 6.3.3): a ring of seven around a block of three. */
const FINDER = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111']
const QUIET = 4

it('draws a code with its three corners and the white around it', () => {
  const { size, isDark } = modulesOf(qrPicture(ADDRESS))
  const inner = size - 2 * QUIET
  // Of a version between 1 and 40, which are four modules apart.
  expect((inner - 17) % 4).toBe(0)
  const corner = (top: number, left: number) =>
    FINDER.map((line, row) => [...line].map((_, column) => (isDark(QUIET + top + row, QUIET + left + column) ? '1' : '0')).join(''))
  expect([corner(0, 0), corner(0, inner - 7), corner(inner - 7, 0)]).toEqual([FINDER, FINDER, FINDER])
  for (let at = 0; at < size; at++)
    for (let edge = 0; edge < QUIET; edge++)
      expect([isDark(edge, at), isDark(at, edge), isDark(size - 1 - edge, at), isDark(at, size - 1 - edge)]).toEqual([
        false,
        false,
        false,
        false,
      ])
})

it('draws another one for another address, and is black on white in the dark too', () => {
  expect(qrPicture(ADDRESS)).not.toBe(qrPicture(`${ADDRESS}4`))
  expect(decodeURIComponent(qrPicture(ADDRESS))).toMatch(/<rect fill="white"[^>]*\/><path fill="black"/)
})
