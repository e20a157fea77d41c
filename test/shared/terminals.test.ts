import { GATE_RULES } from '../../shared/gateRules'
import { boardPath, isServedBy, routeEnds } from '../../shared/terminals'

/** Passenger terminals. */

const terminal = { name: '云帆客运中心', places: ['云帆'] }

it.each(['云帆—临海', '临海—云帆', '云帆-临海', '临海 —— 云 帆', '云帆至临海', '临海—云帆客运中心', '云帆→临海', '云帆'])(
  'knows that %s begins or ends there',
  (route) => expect(isServedBy(terminal, route)).toBe(true),
)

it.each(['临海—青屿', '临海—云帆—青屿', '云帆东站—临海', ''])('does not take %s for a route of its own', (route) =>
  expect(isServedBy(terminal, route)).toBe(false),
)

it.each([
  ['云帆—临海', ['云帆', '临海']],
  ['至德—云帆', ['至德', '云帆']],
  ['云帆至临海', ['云帆', '临海']],
  ['环城线', ['环城线']],
  ['云帆—临海—云帆', ['云帆']],
  ['—', []],
])('knows where %s begins and ends', (route, ends) => expect(routeEnds(route)).toEqual(ends))

it('never changes an address that was printed', () => expect(boardPath('yunfan')).toBe('/boards/terminal/yunfan'))

it('has three that do not come in and six that do not leave, each list with what it rests on', () => {
  expect(GATE_RULES.map(({ title, rules }) => [title, rules.length])).toEqual([
    ['三不进站', 3],
    ['六不出站', 6],
  ])
  for (const { title, basis, rules } of GATE_RULES) {
    expect(basis).toContain('《')
    for (const rule of rules) expect(rule).toContain(title.slice(1))
  }
})
