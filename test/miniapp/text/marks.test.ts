import fc from 'fast-check'
import { withMarksShown } from '../../../miniapp/src/text/marks'

const MARKS = ['\u061c', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069']

it('writes a mark of direction out where it stands, in every text of an answer', () => {
  const answer = { record: { body: { name: '云帆\u202e司公限有', formerNames: ['甲\u2067乙\u2069'] }, revision: 1 }, related: null }
  expect(withMarksShown(answer)).toEqual({
    record: { body: { name: '云帆‹U+202E›司公限有', formerNames: ['甲‹U+2067›乙‹U+2069›'] }, revision: 1 },
    related: null,
  })
  expect(withMarksShown('\u061c')).toBe('‹U+061C›')
})

it('leaves no mark and nothing else changed, and makes no copy where there is none', () => {
  const character = fc.oneof(fc.constantFrom(...MARKS), fc.constantFrom('云', '帆', 'A', '1', '（', ' '))
  fc.assert(
    fc.property(fc.array(fc.array(character).map((all) => all.join(''))), (texts) => {
      const seen = withMarksShown({ texts })
      expect(MARKS.some((mark) => JSON.stringify(seen).includes(mark))).toBe(false)
      expect(
        seen.texts.map((text) => text.replace(/‹U\+([0-9A-F]{4})›/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))),
      ).toEqual(texts)
    }),
  )
  const plain = { items: [{ name: '云帆恒达' }], next: null }
  expect(withMarksShown(plain)).toBe(plain)
})
