import { listText } from '../../../server/presenters/listText'

it('joins items that are JSON already under their name, before the rest', () => {
  const items = [{ title: '云帆“建筑”' }, { title: 'b' }, {}]
  for (const count of [0, 1, 2, 3]) {
    const some = items.slice(0, count)
    const text = listText(
      'items',
      some.map((item) => Buffer.from(JSON.stringify(item))),
      { total: count, next: null },
    )
    expect(String(text)).toBe(JSON.stringify({ items: some, total: count, next: null }))
  }
})
