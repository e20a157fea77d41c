import fc from 'fast-check'
import { JSON_DEPTH_PARSED, JSON_KEYS_PARSED } from '../../../../server/mirror/formats/bounds'
import { isTooDeep } from '../../../../server/mirror/formats/json'
import { boundedJson } from '../../../../server/mirror/formats/jsonText'

it('leaves every text within bounds as it is', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      expect(boundedJson(text)).toBe(text)
    }),
  )
  for (const text of ['', '{"a":"\\\\\\"[["}', '"[[[', 'cb([1]);', '[1,2', ']]}}', '{"a":"\\']) expect(boundedJson(text)).toBe(text)
})

it('leaves out what nests deeper than any row, and keeps what stands beside it', () => {
  for (const [open, close] of [
    ['[', ']'],
    ['{"a":', '}'],
  ] as const) {
    const deep = open.repeat(9_000) + '1' + close.repeat(9_000)
    const [first, second, third] = JSON.parse(boundedJson(`["[[[",${deep},{"b":[1,2]}]`)) as unknown[]
    expect([first, third]).toEqual(['[[[', { b: [1, 2] }])
    // So much of it is left that its row is refused.
    expect(isTooDeep(second)).toBe(true)
  }
  const whole = '['.repeat(JSON_DEPTH_PARSED - 1) + ']'.repeat(JSON_DEPTH_PARSED - 1)
  expect(boundedJson(whole)).toBe(whole)
})

it('leaves out names of one object beyond all bounds, and none of the others', () => {
  const names = (count: number) => Array.from({ length: count }, (_, i) => `"k${i}":{"a":[1,"}",2]}`).join(',')
  const rows = JSON.parse(boundedJson(`[{${names(JSON_KEYS_PARSED + 50)}},{${names(JSON_KEYS_PARSED)}},{"b":1}]`)) as object[]
  expect(rows.map((row) => Object.keys(row).length)).toEqual([JSON_KEYS_PARSED, JSON_KEYS_PARSED, 1])
})

it('leaves what never ends to be refused, without what is beyond bounds', () => {
  expect(boundedJson('['.repeat(9_000))).toBe('['.repeat(JSON_DEPTH_PARSED))
  expect(() => JSON.parse(boundedJson('['.repeat(9_000))) as unknown).toThrow(SyntaxError)
})
