import { placeWords } from '../../../miniapp/src/text/place'

const place = { address: '东港路 1 号', division: '990100001', position: null, precision: null }

it.each([
  [null, null],
  [place, '东港路 1 号'],
  [{ ...place, address: null }, '东港街道'],
  [{ ...place, address: null, division: null }, null],
  // What is hidden is not told by what a source forgot to leave out.
  [{ ...place, precision: 'hidden' as const }, '位置依规定不公布'],
])('%j is told as %p', (given, words) => expect(placeWords(given, (code) => (code === place.division ? '东港街道' : code))).toBe(words))
