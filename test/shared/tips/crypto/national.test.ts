import { sm4 } from 'sm-crypto-v2'
import * as c from '../../../../shared/tips/crypto'

/** The examples of the standards: GB/T 32905 (SM3), GB/T 32907 (SM4), GB/T 32918.5 (SM2), RFC 8998 A.1 (SM4-GCM). */

const { hex, unhex, utf8 } = c
const d = unhex('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8')
const P =
  '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'
/** The examples' k, as the 40 bytes that give it: their integer mod (n-1), plus 1. */
const k = () => unhex('0000000000000000' + '59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc20')

describe('SM3', () => {
  it.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('of %s', (message, digest) => expect(hex(c.sm3(utf8(message)))).toBe(digest))
})

describe('SM2', () => {
  it('makes the public key', () => expect(hex(c.sm2PublicKey(d))).toBe(P))

  it('signs "message digest" with the k of the example', () => {
    const signature = c.sm2Sign(utf8('message digest'), d, k)
    expect(hex(signature)).toBe(
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
        'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
    )
    expect(c.sm2Verify(utf8('message digest'), signature, unhex(P))).toBe(true)
  })

  it('seals "encryption standard" with the k of the example, and opens it', () => {
    const sealed = c.sm2Encrypt(utf8('encryption standard'), unhex(P), k)
    expect(hex(sealed)).toBe(
      '0404ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0' +
        '59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766' +
        '21886ca989ca9c7d58087307ca93092d651efa',
    )
    expect(c.fromUtf8(c.sm2Decrypt(sealed, d, 19))).toBe('encryption standard')
  })
})

describe('SM4', () => {
  const key = unhex('0123456789abcdeffedcba9876543210')

  it('turns the block of the example', () => {
    expect(hex(sm4.encrypt(key, key, { padding: 'none', output: 'array' }))).toBe('681edf34d206965e86b3e94f536e4246')
  })

  it('seals RFC 8998 A.1 in GCM, and opens it', () => {
    const nonce = unhex('00001234567800000000abcd')
    const aad = unhex('feedfacedeadbeeffeedfacedeadbeefabaddad2')
    const plain = unhex(['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'ee', 'aa'].map((byte) => byte.repeat(8)).join(''))
    const sealed = c.sm4Seal(key, nonce, aad, plain)
    expect(hex(sealed)).toBe(
      '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d' +
        '83de3541e4c2b58177e065a9bf7b62ec',
    )
    expect(c.sm4Open(key, nonce, aad, sealed)).toEqual(plain)
  })
})
