import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOMS, type Room } from './rooms'

const ROOT = join(__dirname, '../..')
const files = ['server', 'shared', 'test'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true }).map((file) => `${folder}/${String(file)}`),
)

/** `a/{b,c}.ts` as `a/b.ts` and `a/c.ts`. */
function spelledOut(text: string): string[] {
  const [, before = '', inner, after = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(text) ?? []
  return inner === undefined ? [text] : inner.split(',').flatMap((one) => spelledOut(before + one + after))
}
const matching = (glob: string): string[] => {
  const pattern = new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`)
  return files.filter((file) => pattern.test(file))
}

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
