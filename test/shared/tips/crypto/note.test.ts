import { hex, utf8 } from '../../../../shared/tips/crypto'
import { noteKey, openNote, sealNote } from '../../../../shared/tips/crypto/note'
import { openSlip, sealSlip } from '../../../../shared/tips/crypto/slip'
import { reasonOf, tipWorld } from '../../../support/tipWorld'

const world = tipWorld('notes')
const tipId = world.secrets.tipId
const contentKey = world.random(32)
const place = { tipId, n: 3 }

const text = utf8('现场核对：护栏缺 12 米。')

it('opens a note that was sealed under the content key, and no other line of it', () => {
  const stored = sealNote(text, place, contentKey, world.random)
  expect(hex(openNote(stored, place, contentKey))).toBe(hex(text))
  expect(reasonOf(() => openNote(stored, { tipId, n: 4 }, contentKey))).toBe('part-tag')
  expect(reasonOf(() => openNote(stored, { tipId: world.random(16), n: 3 }, contentKey))).toBe('part-tag')
  expect(reasonOf(() => openNote(stored, place, world.random(32)))).toBe('part-tag')
})

it('tells little by its length, and makes another key for every line', () => {
  const sizes = ['甲', '现场核对：护栏缺 12 米，已拍照。'].map((one) => sealNote(utf8(one), place, contentKey, world.random).length)
  expect(sizes).toEqual([540, 540])
  expect(hex(noteKey(contentKey, place))).not.toBe(hex(noteKey(contentKey, { tipId, n: 4 })))
})

it('refuses a note that is cut, or of a line that cannot be', () => {
  const stored = sealNote(text, place, contentKey, world.random)
  expect(reasonOf(() => openNote(new Uint8Array(0), place, contentKey))).toBe('malformed')
  expect(reasonOf(() => openNote(stored.slice(0, stored.length - 1), place, contentKey))).toBe('part-tag')
  expect(reasonOf(() => sealNote(text, { tipId, n: 256 }, contentKey, world.random))).toBe('malformed')
})

it('hands over a slip to the other desk alone, bound to its tip', () => {
  const photo = world.random(70_000)
  const slip = sealSlip({ text: '{"v":1}', photos: [photo] }, tipId, world.certificates.seal, world.random)
  const opened = openSlip(slip, tipId, world.keys.seal.privateKey)
  expect(opened.text).toBe('{"v":1}')
  expect(opened.photos.map(hex)).toEqual([hex(photo)])
  expect(reasonOf(() => openSlip(slip, world.random(16), world.keys.seal.privateKey))).toBe('part-tag')
  expect(reasonOf(() => openSlip(slip, tipId, world.keys.identity.privateKey))).toBe('wrap-forged')
})
