import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as c from '../../../../shared/tips/crypto'
import { seeded } from '../../../support/seeded'
import { readDer, writeDer } from '../../../support/der'
import { ghash } from '../../../support/ghash'

/** A second opinion: the same computed by OpenSSL 3, of which this project has nothing in it. */

const { hex, unhex } = c
const ROUNDS = 25
const version = spawnSync('openssl', ['version'], { encoding: 'utf8' })
const hasIt = version.status === 0 && /^OpenSSL 3/.test(version.stdout)
const withOpenssl = hasIt ? describe : describe.skip

withOpenssl('OpenSSL 3 agrees with us about', () => {
  const dir = mkdtempSync(join(tmpdir(), 'tips-'))
  const random = seeded('openssl')
  afterAll(() => rmSync(dir, { recursive: true }))

  const file = (name: string, bytes: Uint8Array | string): string => {
    const path = join(dir, name)
    writeFileSync(path, bytes)
    return path
  }
  const openssl = (args: string[], input?: Uint8Array): Uint8Array =>
    new Uint8Array(execFileSync('openssl', args, { input, stdio: ['pipe', 'pipe', 'ignore'] }))
  const lengths = Array.from({ length: ROUNDS }, (_, at) => [0, 1, 55, 56, 63, 64, 65][at] ?? at * 37)
  const pkcs8 = (one: { privateKey: Uint8Array; publicKey: Uint8Array }): Uint8Array => {
    // SEC 1 inside PKCS 8, with id-ecPublicKey on the curve SM2.
    const algorithm = writeDer(0x30, writeDer(6, unhex('2a8648ce3d0201')), writeDer(6, unhex('2a811ccf5501822d')))
    const point = writeDer(0xa1, writeDer(3, c.u8(0), one.publicKey))
    const key = writeDer(0x30, writeDer(2, c.u8(1)), writeDer(4, one.privateKey), point)
    return writeDer(0x30, writeDer(2, c.u8(0)), algorithm, writeDer(4, key))
  }
  const pair = () => {
    const one = c.sm2KeyPair(random)
    return { ...one, path: file('key.der', pkcs8(one)) }
  }

  it('SM3', () => {
    for (const length of lengths) {
      const message = random(length)
      expect(hex(c.sm3(message))).toBe(hex(openssl(['dgst', '-sm3', '-binary'], message)))
    }
  })

  it('HMAC-SM3', () => {
    for (const length of lengths) {
      const [key, message] = [random(1 + length), random(200 - length / 5)]
      const args = ['dgst', '-sm3', '-binary', '-mac', 'HMAC', '-macopt', 'hexkey:' + hex(key)]
      expect(hex(c.hmacSm3(key, message))).toBe(hex(openssl(args, message)))
    }
  })

  it('HKDF-SM3', () => {
    for (const length of [1, 16, 31, 32, 33, 40, 64, 100]) {
      const [secret, salt, info] = [random(32), random(16), random(1 + length)]
      const options = [`hexkey:${hex(secret)}`, `hexsalt:${hex(salt)}`, `hexinfo:${hex(info)}`].flatMap((one) => ['-kdfopt', one])
      const args = ['kdf', '-keylen', String(length), '-kdfopt', 'digest:SM3', ...options, '-binary', 'HKDF']
      expect(hex(c.hkdf(secret, salt, info, length))).toBe(hex(openssl(args)))
    }
  })

  it('SM2 signatures, both ways', () => {
    const id = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678']
    for (let round = 0; round < ROUNDS; round++) {
      const key = pair()
      const message = file('message', random(1 + round * 11))
      const bytes = openssl(['dgst', '-sm3', '-binary', message])
      const text = file('message', bytes)
      const signature = c.sm2Sign(bytes, key.privateKey, random)
      const der = file(
        'signature',
        writeDer(0x30, writeDer(2, unsigned(signature.slice(0, 32))), writeDer(2, unsigned(signature.slice(32)))),
      )
      const pkey = ['pkeyutl', '-inkey', key.path, '-keyform', 'DER', '-in', text, ...id]
      expect(Buffer.from(openssl([...pkey, '-verify', '-sigfile', der])).toString()).toMatch(/Verified Successfully/)
      const [r, s] = readDer(openssl([...pkey, '-sign'])).map(fixed)
      const theirs = c.concat(r ?? new Uint8Array(0), s ?? new Uint8Array(0))
      expect(c.sm2Verify(bytes, theirs, key.publicKey)).toBe(true)
      expect(c.sm2Verify(c.concat(bytes, c.u8(0)), theirs, key.publicKey)).toBe(false)
    }
  })

  it('SM2 texts, both ways', () => {
    for (let round = 0; round < ROUNDS; round++) {
      const key = pair()
      const plain = random(32)
      const ours = c.sm2Encrypt(plain, key.publicKey, random)
      const [x, y] = [ours.slice(1, 33), ours.slice(33, 65)].map((one) => writeDer(2, unsigned(one)))
      const hash = writeDer(4, ours.slice(65, 97))
      const der = file('sealed', writeDer(0x30, x ?? ours, y ?? ours, hash, writeDer(4, ours.slice(97))))
      const inkey = ['pkeyutl', '-inkey', key.path, '-keyform', 'DER']
      expect(hex(openssl([...inkey, '-decrypt', '-in', der]))).toBe(hex(plain))
      const [theirX, theirY, theirHash, theirText] = readDer(openssl([...inkey, '-encrypt', '-in', file('plain', plain)]))
      const theirs = c.concat(c.u8(4), fixed(theirX), fixed(theirY), theirHash ?? plain, theirText ?? plain)
      expect(hex(c.sm2Decrypt(theirs, key.privateKey, 32))).toBe(hex(plain))
    }
  })

  it('SM4-GCM: the text as SM4-CTR from nonce ‖ 00000002, the tag by a GHASH of the test', () => {
    for (const length of lengths) {
      const [key, nonce, aad, plain] = [random(16), random(12), random(length), random(1 + length * 3)]
      const sealed = c.sm4Seal(key, nonce, aad, plain)
      const ctr = (counter: number, bytes: Uint8Array) =>
        openssl(['enc', '-sm4-ctr', '-K', hex(key), '-iv', hex(c.concat(nonce, c.u32(counter)))], bytes)
      const text = ctr(2, plain)
      // In CTR a block of zeros gives the cipher of the counter itself, so ECB is not needed for the two blocks of GCM.
      const subkey = openssl(['enc', '-sm4-ecb', '-nopad', '-K', hex(key)], new Uint8Array(16))
      const mask = ctr(1, new Uint8Array(16))
      const tag = ghash(subkey, aad, text).map((byte, at) => byte ^ (mask[at] ?? 0))
      expect(hex(sealed)).toBe(hex(c.concat(text, tag)))
    }
  })
})

/** A DER integer's content of 32 bytes: no zeros in front but the one that keeps it positive. */
function unsigned(bytes: Uint8Array): Uint8Array {
  const from = bytes.findIndex((byte) => byte !== 0)
  const bare = bytes.slice(from)
  return (bare[0] ?? 0) & 0x80 ? c.concat(c.u8(0), bare) : bare
}

/** 32 bytes of a DER integer's content. */
function fixed(integer: Uint8Array = new Uint8Array(0)): Uint8Array {
  const bare = integer.slice(Math.max(0, integer.length - 32))
  return c.concat(new Uint8Array(32 - bare.length), bare)
}
