import { canonicalJson } from '../../../server/editions/canonical'

const MARK = 0x10000

it('writes every text as JSON does, be it a value or a name', () => {
  for (let code = 0; code < MARK; code++) {
    const text = `a${String.fromCharCode(code)}b`
    if (canonicalJson(text) !== JSON.stringify(text)) throw new Error(`U+${code.toString(16)} as a value`)
    if (canonicalJson({ [text]: 1 }) !== JSON.stringify({ [text]: 1 })) throw new Error(`U+${code.toString(16)} as a name`)
  }
  expect(canonicalJson(['', '"', '\\', '云\u{20000}', '\ud840'])).toBe(JSON.stringify(['', '"', '\\', '云\u{20000}', '\ud840']))
})

it('puts names in order and leaves out what is undefined, and on demand what is null', () => {
  const value = { b: [1, null, undefined, { z: null, a: '' }], a: undefined, c: null, '': true }
  expect(canonicalJson(value)).toBe('{"":true,"b":[1,null,null,{"a":"","z":null}],"c":null}')
  expect(canonicalJson(value, true)).toBe('{"":true,"b":[1,null,null,{"a":""}]}')
  expect([canonicalJson(undefined), canonicalJson({}), canonicalJson([]), canonicalJson({ a: null }, true)]).toEqual([
    'null',
    '{}',
    '[]',
    '{}',
  ])
})

it('orders names as sorting them does, whatever order they came in', () => {
  const names = ['place', 'name', '云', 'Name', '10', '9', '', 'names', 'plates', 'address', 'ad', '\ud840\udc00', '\uff01', '1']
  const sorted = [...names].sort().map((name) => `${JSON.stringify(name)}:1`)
  for (const given of [names, [...names].reverse(), [...names].sort(), [...names].sort().reverse()])
    expect(canonicalJson(Object.fromEntries(given.map((name) => [name, 1])))).toBe(`{${sorted.join(',')}}`)
})
