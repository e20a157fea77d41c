import { TONES, UNKNOWN, orUnknown, toneOf, wordOf } from '../../../miniapp/src/text/words'
import { param } from '../../../miniapp/src/text/param'

it('never shows what is not known as nothing or as fine', () => {
  expect([null, undefined, ''].map((value) => orUnknown(value, ' 人'))).toEqual([UNKNOWN, UNKNOWN, UNKNOWN])
  expect([orUnknown(0, ' 人'), orUnknown('甲')]).toEqual(['0 人', '甲'])
  expect([wordOf({ a: '甲' }, null), wordOf({ a: '甲' }, 'a'), wordOf<Record<string, string>>({ a: '甲' }, 'new')]).toEqual([
    UNKNOWN,
    '甲',
    'new',
  ])
})

it('takes what every object has for no word of ours', () => {
  expect(wordOf<Record<string, string>>({ a: '甲' }, 'toString')).toBe('toString')
  expect(toneOf('constructor')).toBe(TONES.unknown)
})

it('draws a tone that this build does not know as grey, and each tone by shape and word', () => {
  expect([toneOf('stop'), toneOf('purple'), toneOf('')]).toEqual([TONES.stop, TONES.unknown, TONES.unknown])
  for (const part of ['shape', 'word'] as const) expect(new Set(Object.values(TONES).map((tone) => tone[part])).size).toBe(4)
})

it.each([
  ['%E7%94%B2', '甲'],
  ['%E7%94', '%E7%94'],
  ['100%', '100%'],
  [undefined, ''],
])('reads the parameter %p of an address as %p', (text, expected) => expect(param(text)).toBe(expected))
