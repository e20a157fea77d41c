import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, matching, spelledOut } from './globs'
import { ROOMS, type Room } from './rooms'

it.each(Object.entries<Room>(ROOMS))('the room %s has every file and every test that it names', (_name, { files: broken, tests }) => {
  const named = [...broken, ...tests].flatMap((glob) => spelledOut(glob.replace(/^!/, '')))
  expect(named.filter((glob) => matching(glob).length === 0)).toEqual([])
})

it('every place that is done by hand, and has a reason, is there', () => {
  const places = [...readFileSync(join(ROOT, 'docs/decisions.md'), 'utf8').matchAll(/`((?:server|shared|miniapp)\/[^`]+)`/g)]
  const named = places.flatMap(([, place = '']) => spelledOut(place))
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter((place) => !existsSync(join(ROOT, place)) && !existsSync(join(ROOT, `${place}.ts`)))).toEqual([])
})
