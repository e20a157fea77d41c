import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, filesOf, matching, spelledOut } from './globs'
import { ROOMS, type Room } from './rooms'

it.each(Object.entries<Room>(ROOMS))('the room %s has every file and every test that it names', (_name, { files: broken, tests }) => {
  const named = [...broken, ...tests].flatMap((glob) => spelledOut(glob.replace(/^!/, '')))
  expect(named.filter((glob) => matching(glob).length === 0)).toEqual([])
})

it('no file is of two rooms: one room’s tests must notice what is broken in it', () => {
  const files = Object.values<Room>(ROOMS).flatMap(({ files: globs }) => filesOf(globs))
  expect(files.filter((file, i) => files.indexOf(file) !== i)).toEqual([])
})

it('a glob stands for either of its names, for anything within one folder, and not for what is left out', () => {
  expect(spelledOut('a/{b,c}.{ts,js}')).toEqual(['a/b.ts', 'a/b.js', 'a/c.ts', 'a/c.js'])
  expect(filesOf(['server/law/*.ts', '!server/law/workdays.ts'])).toEqual([
    'server/law/directivePublicity.ts',
    'server/law/fineAccountPublicity.ts',
    'server/law/fineSignals.ts',
    'server/law/hazardPublicity.ts',
    'server/law/hold.ts',
    'server/law/inspectionLists.ts',
    'server/law/inspectionPublicity.ts',
    'server/law/objections.ts',
    'server/law/penaltyPublicity.ts',
    'server/law/replies.ts',
    'server/law/rewardPublicity.ts',
  ])
  expect(matching('test/mutants/glob?.ts')).toEqual([])
  expect(matching('test/*/globs.ts')).toEqual(['test/mutants/globs.ts'])
})

it('every place that is done by hand, and has a reason, is there', () => {
  const places = [...readFileSync(join(ROOT, 'docs/decisions.md'), 'utf8').matchAll(/`((?:server|shared|miniapp)\/[^`]+)`/g)]
  const named = places.flatMap(([, place = '']) => spelledOut(place))
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter((place) => !existsSync(join(ROOT, place)) && !existsSync(join(ROOT, `${place}.ts`)))).toEqual([])
})
