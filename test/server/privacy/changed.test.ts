import { withElements, withFields } from '../../../server/privacy/changed'

const louder = (value: unknown) => (value === 'b' ? 'B' : value)

it('copies a part where a field changes, and hands it over where none does', () => {
  const part = { a: 'a', b: 'b', c: null, d: undefined }
  const changed = withFields(part, louder)
  expect(changed).toStrictEqual({ a: 'a', b: 'B', c: null, d: undefined })
  expect(part.b).toBe('b')
  expect(withFields(part, (value) => value)).toBe(part)
})

it('asks about every field of a part that says something, and tells what is left out as nothing', () => {
  const asked: string[] = []
  const ask = (value: unknown, name: string) => (asked.push(name), value)
  withFields({ a: 'a', b: null, c: undefined, d: '', e: 0, f: false }, ask)
  expect(asked).toEqual(['a', 'd', 'e', 'f'])
  expect(withFields({ a: 'a', b: 'b' }, (value) => (value === 'b' ? null : value))).toStrictEqual({ a: 'a', b: null })
})

it('copies a list where an element changes, and hands it over where none does', () => {
  const list = ['a', 'b']
  expect(withElements(list, louder)).toEqual(['a', 'B'])
  expect(list).toEqual(['a', 'b'])
  expect(withElements(['a', 'c'], louder)).toEqual(['a', 'c'])
  expect(withElements(list, (value) => value)).toBe(list)
  const asked: unknown[] = []
  withElements(['a', null, undefined], (value, at) => (asked.push([value, at]), value))
  expect(asked).toEqual([['a', 0], [null, 1], [undefined, 2]]) // prettier-ignore
})
