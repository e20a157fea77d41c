import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PRIVACY_APIS, PRIVACY_USES } from '../../miniapp/src/text/privacy'
import { ensureBuilt } from '../support/built'

/** What the built mini-program holds: where the cryptography lies, and what it asks the phone for. */

let dist: string
beforeAll(async () => {
  dist = await ensureBuilt('weapp')
}, 300_000)

const scripts = (under: (file: string) => boolean) =>
  readdirSync(dist, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.js') && statSync(join(dist, file)).isFile() && under(file))
    .map((file) => ({ file, text: readFileSync(join(dist, file), 'utf8') }))
const named = (found: { file: string }[]) => found.map(({ file }) => file)

/** The first half of the order of SM2: whoever knows the curve has it. */
const CURVE = /fffffffeffffffff/i
const BIGINT_LITERAL = /[^\w$."'][0-9]+n[^\w"']/

it('holds no cryptography outside the part of tips, and outside it nothing that an old phone cannot parse', () => {
  const outside = scripts((file) => !file.startsWith('tip/'))
  expect(named(outside.filter(({ text }) => CURVE.test(text)))).toEqual([])
  expect(named(outside.filter(({ text }) => BIGINT_LITERAL.test(text)))).toEqual([])
  expect(scripts((file) => file.startsWith('tip/')).some(({ text }) => CURVE.test(text))).toBe(true)
})

it('asks the phone for what its privacy notice names, and names nothing that it does not ask for', () => {
  // A call of ours is a member; Taro's own lists of names are texts.
  const called = (api: string) => new RegExp(`\\.${api}\\b`)
  const built = scripts((file) => !['taro.js', 'vendors.js', 'app.js'].includes(file))
  const asked = PRIVACY_APIS.filter((api) => built.some(({ text }) => called(api).test(text)))
  expect(asked.sort()).toEqual(PRIVACY_USES.map(({ api }) => api).sort())
  const appJson = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as { requiredPrivateInfos: string[]; __usePrivacyCheck__: boolean }
  // Of these WeChat wants the ways to ask for a place named here too.
  expect(appJson.requiredPrivateInfos).toEqual(['getLocation'])
  expect(appJson.__usePrivacyCheck__).toBe(true)
  expect(existsSync(join(dist, 'tip/words/index.js'))).toBe(true)
})
