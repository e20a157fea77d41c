import { everyLine } from '../../../server/read/lists'
import { KindModel, type Row } from '../../../server/read/model'
import type { Published } from '../../../server/read/published'
import { finished } from '../../../server/steps'
import { LISTS } from '../../../shared/kinds/schemas'

/** The lines of a list as a file takes them. */

const COUNT = 1_300
const row = (number: number, said: string): Row => ({
  id: `r${String(number).padStart(4, '0')}`,
  from: 1,
  item: JSON.stringify({ number, said }),
  facets: { order: String(number).padStart(4, '0'), sector: number % 2 === 0 ? 'mine' : 'gas' },
  code: null,
  names: [],
  mentions: [],
  publicUntil: null,
  onMap: null,
  measures: null,
  answers: null,
  sources: ['city'],
})
const rows = (said: string) => Array.from({ length: COUNT }, (_, number) => row(number, said))
const publishedWith = (model: KindModel) => ({ models: { enterprise: model } }) as Published
const asked = { filters: {}, sort: 'name' }

it('are all there are, in order, and looked up some hundred at a time', () => {
  const model = KindModel.from('enterprise', rows('first'))
  const lookedUp = jest.spyOn(model, 'pageBytes')
  const { total, lines } = everyLine(publishedWith(model), LISTS.enterprise, asked)
  expect(total).toBe(COUNT)
  // Who asks only how many there are has looked at no more.
  expect(lookedUp.mock.calls.map(([, from, count]) => [from, count])).toEqual([[0, 500]])
  expect(Array.from(lines, (line) => line.toString())).toEqual(rows('first').map(({ item }) => item))
  expect(lookedUp.mock.calls.map(([, from, count]) => [from, count])).toEqual([0, 500, 1_000].map((from) => [from, 500]))
})

it('are of the edition in which they began, whatever becomes public while they are taken', () => {
  const model = KindModel.from('enterprise', rows('first'))
  const published = publishedWith(model)
  const { lines } = everyLine(published, LISTS.enterprise, asked)
  const taken: string[] = []
  for (const line of lines) {
    taken.push(line.toString())
    if (taken.length !== 10) continue
    const gone = Array.from({ length: 100 }, (_, number) => row(number * 3, '').id)
    const changed = rows('later').filter((_, number) => number % 7 === 0)
    published.models.enterprise = finished(model.patching(gone, [...changed, row(9_999, 'new')]))
  }
  expect(published.models.enterprise.size).not.toBe(COUNT)
  expect(taken).toEqual(rows('first').map(({ item }) => item))
})

it('are those that filters leave', () => {
  const { total, lines } = everyLine(publishedWith(KindModel.from('enterprise', rows('first'))), LISTS.enterprise, {
    filters: { sector: 'gas' },
    sort: 'name',
  })
  expect(total).toBe(COUNT / 2)
  expect(Array.from(lines, (line) => (JSON.parse(line.toString()) as { number: number }).number % 2)).toEqual(Array(COUNT / 2).fill(1))
})
