import { withElements, withFields } from '../../../server/privacy/changed'

const louder = (value: unknown) => (value === 'b' ? 'B' : value)

it('copies a part where a field changes, and hands it over where none does', () => {
  const part = { a: 'a', b: 'b', c: null, d: undefined }
  const changed = withFields(part, ['a', 'b', 'c', 'd', 'e'], louder)
  expect(changed).toStrictEqual({ a: 'a', b: 'B', c: null, d: undefined })
  expect(part.b).toBe('b')
  expect(withFields(part, ['a', 'c'], louder)).toBe(part)
})

it('leaves out of a part nothing that it is not asked about, and asks about nothing that is not there', () => {
  const asked: string[] = []
  const ask = (value: unknown, name: string) => (asked.push(name), value)
  withFields({ a: 'a', b: null, c: undefined }, ['a', 'b', 'c', 'd'], ask)
  expect(asked).toEqual(['a'])
  expect(withFields({ a: 'a', b: 'b' }, ['b'], () => null)).toStrictEqual({ a: 'a', b: null })
})

it('copies a list where an element changes, and hands it over where none does', () => {
  const list = ['a', 'b']
  expect(withElements(list, louder)).toEqual(['a', 'B'])
  expect(list).toEqual(['a', 'b'])
  expect(withElements(['a', 'c'], louder)).toEqual(['a', 'c'])
  expect(withElements(list, (value) => value)).toBe(list)
})
