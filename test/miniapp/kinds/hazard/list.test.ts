import { list } from '../../../../miniapp/src/kinds/hazard/list'
import { LISTS } from '../../../../shared/kinds/schemas'

it('knows every filter that a figure may lead to: one that the page did not know would show the whole list for a part of it', () => {
  const known = [...list.choices.map(({ name }) => name), ...Object.keys(list.bounds ?? {})]
  expect(Object.keys(LISTS.hazard.filters).filter((filter) => !known.includes(filter))).toEqual([])
})

it('says in words of which money the listed hazards tell', () => {
  expect(list.bounds?.money?.('released')).toBe('只列公布了到位资金的隐患')
})
