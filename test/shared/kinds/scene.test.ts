import fc from 'fast-check'
import { PLAIN_KINDS, plainPath, readPlainPath } from '../../../shared/kinds/plain'
import { SCENE_MAX, readScene, sceneOf } from '../../../shared/kinds/scene'

/** Scenes of mini-program codes, which hang on walls. */

/** Every character that WeChat allows in a scene. */
const ALLOWED = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$&'()*+,/:;=?@-._~"

it('never changes a scene that was printed', () => {
  // Held word for word: a code on a wall cannot be mended by a later version.
  expect(sceneOf('zone', ['990104004-G3'])).toBe('z.990104004-G3')
  expect(sceneOf('enterprise', ['91990100MAAY4CL127'])).toBe('e.91990100MAAY4CL127')
})

it('reads back whatever it writes, within 32 characters that WeChat allows', () =>
  fc.assert(
    fc.property(fc.constantFrom(...PLAIN_KINDS), fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), (kind, code) => {
      const scene = sceneOf(kind, [code])
      const fits = code.length <= SCENE_MAX - 2 && [...code].every((one) => ALLOWED.includes(one))
      expect(scene === null).toBe(!fits)
      if (scene === null) return
      expect(scene.length).toBeLessThanOrEqual(32)
      expect([...scene].every((one) => ALLOWED.includes(one))).toBe(true)
      expect(readScene(scene)).toEqual({ kind, code })
    }),
  ))

it.each([...ALLOWED])('holds %s', (one) => expect(readScene(sceneOf('zone', [one]) ?? '')).toEqual({ kind: 'zone', code: one }))

it('takes the id where the code is Chinese or too long, and nothing where that is too', () => {
  expect(sceneOf('zone', ['东港街道7', 'abc'])).toBe('z.abc')
  expect(sceneOf('zone', ['9'.repeat(31), 'abc'])).toBe('z.abc')
  expect(sceneOf('zone', ['100%', '9'.repeat(31)])).toBeNull()
})

it.each(['', 'z', 'z.', 'x.1', 'zone.1', 'z.%31', `z.${'1'.repeat(31)}`, 'z.东港', '1 '])('knows that %p is none of ours', (scene) =>
  expect(readScene(scene)).toBeNull(),
)

it('reads back every plain address, whole or not, and whatever an app hangs behind it', () =>
  fc.assert(
    fc.property(fc.constantFrom(...PLAIN_KINDS), fc.string({ minLength: 1, unit: 'grapheme' }), (kind, code) => {
      const path = plainPath(kind, code)
      for (const address of [path, `https://mingan.example${path}`, `http://127.0.0.1:3000${path}?from=x#y`])
        expect(readPlainPath(address)).toEqual({ kind, code })
    }),
  ))

it.each(['', '/', '/zones', '/zones/', '/zones/1/2', '/other/1', '/zones/%E4', 'ftp://x/zones/1', 'https://x/y/zones/1'])(
  'knows that %p is no plain address',
  (address) => expect(readPlainPath(address)).toBeNull(),
)
