import fc from 'fast-check'
import { squeeze } from '../../../shared/codes/text'

it('squeezes a text as if it looked at each of its characters, also where it sees at once that nothing is to be done', () => {
  const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200d\u2060\ufeff]/g
  const pieces = ['云帆', 'A1', ' ', '  ', '\u3000', '\t', '\n', '\u00a0', '\u0000', '\u200b', '\ufeff', '路']
  const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(''))
  fc.assert(fc.property(texts, (text) => expect(squeeze(text)).toBe(text.replace(unseen, '').replace(/\s+/g, ' ').trim())))
})

it.each([
  ['海滨路 1 号', '海滨路 1 号'],
  [' 海滨路 1 号', '海滨路 1 号'],
  ['海滨路 1 号 ', '海滨路 1 号'],
  ['海滨路  1 号', '海滨路 1 号'],
  ['海滨路\u30001 号', '海滨路 1 号'],
  ['海滨\u200b路 1 号', '海滨路 1 号'],
])('%j becomes %j', (text, squeezed) => expect(squeeze(text)).toBe(squeezed))
