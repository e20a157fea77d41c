import { hex, sm2PublicKey, unhex, utf8 } from '../../../shared/tips/crypto'
import { DEMO_ROOT_PRIVATE, DEMO_ROOT_PUBLIC, isDemoRoot } from '../../../shared/tips/demo'

it('has both halves of one key, made of words that say what it is', () => {
  expect(hex(sm2PublicKey(unhex(DEMO_ROOT_PRIVATE)))).toBe(DEMO_ROOT_PUBLIC)
  expect(unhex(DEMO_ROOT_PRIVATE)).toEqual(utf8('mingan: demonstration root, open'))
})

it('is known by its value however it is written', () => {
  expect(isDemoRoot(DEMO_ROOT_PUBLIC)).toBe(true)
  expect(isDemoRoot(DEMO_ROOT_PUBLIC.toUpperCase())).toBe(true)
  expect(isDemoRoot(DEMO_ROOT_PUBLIC.replace(/2$/, '3'))).toBe(false)
  expect(isDemoRoot('')).toBe(false)
})
