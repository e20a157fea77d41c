import { list } from '../../../../miniapp/src/kinds/hazard/list'
import { LISTS } from '../../../../shared/kinds/schemas'

it('knows every filter that a figure may lead to: one that the page did not know would show the whole list for a part of it', () => {
  const known = [...list.choices.map(({ name }) => name), ...Object.keys(list.bounds ?? {})]
  expect(Object.keys(LISTS.hazard.filters).filter((filter) => !known.includes(filter))).toEqual([])
})

it('says in words of which money the listed hazards tell', () => {
  expect(list.bounds?.money?.('released')).toBe('只列公布了到位资金的隐患')
})

it('calls what a list is bounded by as it is called, where that is known', () => {
  const { bounds = {} } = list
  expect([bounds.enterprise?.('u', '云帆恒达'), bounds.enterprise?.('u', null)]).toEqual(['只列云帆恒达的隐患', '只列这家企业的隐患'])
  expect([bounds.division?.('990102001', '码头街道'), bounds.division?.('990102001', null)]).toEqual([
    '只列码头街道的隐患',
    '只列行政区划 990102001 的隐患',
  ])
  expect([bounds.missing?.('toString'), bounds.foundBy?.('nobody')]).toEqual([null, null])
})
