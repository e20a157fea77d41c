import { openContact, sealContact } from '../../../shared/objections/contact'
import { CONTACT_PART_MAX } from '../../../shared/limits'
import { DESK, NOW, tipWorld } from '../../support/tipWorld'
import { verifyCertificate } from '../../../shared/tips/crypto/index'

const world = tipWorld('objection')
const { root, random, keys } = world
const certificateOf = (purpose: 'identity' | 'seal') =>
  verifyCertificate(keys[purpose].signed, { root: root.publicKey, purpose, desk: DESK, now: NOW })
const ID = '0123456789abcdef0123456789abcdef'

it.each(['张', '𠮷', '"'])('the longest contact in %s fits, and opens as it was', (letter) => {
  const part = letter.repeat(CONTACT_PART_MAX)
  const contact = { name: part, post: part, contact: part }
  const sealed = sealContact(contact, ID, certificateOf('identity'), random)
  expect(sealed.stored).toHaveLength(540)
  expect(openContact(sealed, ID, keys.identity.privateKey)).toEqual(contact)
})

it('opens under no other id, with no other key, and after no change', () => {
  const sealed = sealContact({ name: '张三', post: '', contact: '021' }, ID, certificateOf('identity'), random)
  expect(() => openContact(sealed, ID.replace('0', '1'), keys.identity.privateKey)).toThrow()
  expect(() => openContact(sealed, ID, keys.seal.privateKey)).toThrow()
  const changed = sealed.stored.slice()
  changed[20] = (changed[20] ?? 0) ^ 1
  expect(() => openContact({ ...sealed, stored: changed }, ID, keys.identity.privateKey)).toThrow()
})

it('is sealed to no key that opens tips', () => {
  expect(() => sealContact({ name: '张三', post: '', contact: '021' }, ID, certificateOf('seal'), random)).toThrow()
})
