import { fromUtf8, hex, unhex } from '../../../../shared/tips/crypto'
import { noteKey, openNote, sealNote, sealNoteFor } from '../../../../shared/tips/crypto/note'
import { openSlip, sealSlip } from '../../../../shared/tips/crypto/slip'
import { reasonOf, tipWorld } from '../../../support/tipWorld'

const world = tipWorld('notes')
const tipId = world.secrets.tipId
const contentKey = world.random(32)
const place = { tipId, n: 3 }
const none = { contentKey, privateKey: () => undefined }

it('opens a note that was sealed under the content key, and no other line of it', () => {
  const stored = sealNote('现场核对：护栏缺 12 米。', place, contentKey, world.random)
  expect(fromUtf8(openNote(stored, place, none) ?? new Uint8Array())).toBe('现场核对：护栏缺 12 米。')
  expect(reasonOf(() => openNote(stored, { tipId, n: 4 }, none))).toBe('part-tag')
  expect(reasonOf(() => openNote(stored, { tipId: world.random(16), n: 3 }, none))).toBe('part-tag')
  expect(reasonOf(() => openNote(stored, place, { ...none, contentKey: world.random(32) }))).toBe('part-tag')
})

it('tells little by its length, and makes another key for every line', () => {
  const sizes = ['甲', '现场核对：护栏缺 12 米，已拍照。'].map((text) => sealNote(text, place, contentKey, world.random).length)
  expect(sizes[0]).toBe(sizes[1])
  expect(hex(noteKey(contentKey, place))).not.toBe(hex(noteKey(contentKey, { tipId, n: 4 })))
})

it('lets somebody without the content key write to the desk', () => {
  const stored = sealNoteFor('举报人来信放弃', place, world.certificates.seal, world.random)
  const privateKey = (keyId: string) => (keyId === world.certificates.seal.keyId ? world.keys.seal.privateKey : undefined)
  expect(fromUtf8(openNote(stored, place, { contentKey, privateKey }) ?? new Uint8Array())).toBe('举报人来信放弃')
  expect(openNote(stored, place, none)).toBeNull()
  expect(reasonOf(() => sealNoteFor('x', place, world.certificates.identity, world.random))).toBe('certificate-purpose')
})

it('refuses a note that is cut, of an unknown form, or changed in its form', () => {
  const stored = sealNote('甲', place, contentKey, world.random)
  expect(reasonOf(() => openNote(new Uint8Array(0), place, none))).toBe('malformed')
  expect(reasonOf(() => openNote(unhex('03'), place, none))).toBe('malformed')
  expect(reasonOf(() => openNote(stored.slice(0, 8), place, none))).toBe('malformed')
  expect(reasonOf(() => openNote(stored.slice(0, stored.length - 1), place, none))).toBe('part-tag')
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
