import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as c from '../../../../shared/tips/crypto'
import type { Purpose } from '../../../../shared/tips/purposes'
import { reasonOf } from '../../../support/tipWorld'
import type { AnswerVector, CertificateVector, EnvelopeVector, ReceiptVector, SealedAnswerVector } from '../../../vectors/shapes'
import { makeVectors } from '../../../vectors/tips'

/** Every value of every vector, computed anew from the values before it. */

const { hex, unhex, utf8, concat } = c
const load = <T>(name: string): T => JSON.parse(readFileSync(join(__dirname, '../../../vectors/tips', `${name}.json`), 'utf8')) as T
const receipt = load<ReceiptVector>('receipt')
const certificate = load<CertificateVector>('certificate')
const answer = load<AnswerVector>('answer')
const sign = (one: c.Certificate, signature: string): c.SignedCertificate => ({ v: 1, ...one, signature })
const hkdf = (secret: string, salt: string, info: Uint8Array, length: number) => hex(c.hkdf(unhex(secret), unhex(salt), info, length))
const publicOf = (scalar: string) => hex(c.sm2PublicKey(unhex(scalar)))
const verifies = (message: string, signature: string, key: string) => c.sm2Verify(unhex(message), unhex(signature), unhex(key))

it('are what their seeds make: one changed byte is another protocol', () => {
  for (const [name, made] of Object.entries(makeVectors())) expect(made).toEqual(load(name))
})

describe('receipt.json', () => {
  const expand = (info: string, length: number) => c.hkdfExpand(unhex(receipt.prk), utf8(info), length)

  it('writes and reads the symbols', () => {
    expect(c.checkSymbol(receipt.symbols)).toBe(receipt.check)
    expect(c.writeReceipt(receipt.symbols)).toBe(receipt.written)
    expect(c.readReceipt(receipt.written)).toEqual(receipt.symbols)
  })

  it('derives every secret', () => {
    const packed = receipt.symbols.reduce((sum, symbol) => sum * 32n + BigInt(symbol), 0n)
    expect(hex(c.receiptBytes(receipt.symbols))).toBe(packed.toString(16).padStart(30, '0'))
    expect(hex(c.hkdfExtract(utf8('mingan/receipt/1'), c.receiptBytes(receipt.symbols)))).toBe(receipt.prk)
    expect(hex(expand('tip', 16))).toBe(receipt.tipId)
    expect(hex(expand('lookup', 16))).toBe(receipt.lookupId)
    expect(receipt.prefix).toBe(receipt.lookupId.slice(0, 3) + '0')
    expect(hex(c.scalarFrom(expand('seal', 40)))).toBe(receipt.sealingPrivate)
    expect(hex(c.scalarFrom(expand('sign', 40)))).toBe(receipt.signingPrivate)
    expect(publicOf(receipt.sealingPrivate)).toBe(receipt.sealingPublic)
    expect(publicOf(receipt.signingPrivate)).toBe(receipt.signingPublic)
    const derived = c.deriveSecrets(receipt.symbols)
    expect([derived.prk, derived.tipId, derived.signingPublic].map(hex)).toEqual([receipt.prk, receipt.tipId, receipt.signingPublic])
  })
})

describe('certificate.json', () => {
  const root = unhex(certificate.rootPublic)
  const good = sign(certificate.certificate, certificate.signature)

  it('signs what it says', () => {
    expect(publicOf(certificate.rootPrivate)).toBe(certificate.rootPublic)
    expect(hex(c.sm3(unhex(good.publicKey))).slice(0, 16)).toBe(good.keyId)
    expect(hex(c.certificateBytes(good))).toBe(certificate.signedBytes)
    expect(verifies(certificate.signedBytes, certificate.signature, certificate.rootPublic)).toBe(true)
    const { now, desk } = certificate.refused[0] as { now: number; desk: string }
    expect(c.verifyCertificate(good, { root, purpose: 'seal', now, desk })).toEqual(certificate.certificate)
  })

  it('has ten that are refused', () => expect(certificate.refused).toHaveLength(10))

  it.each(certificate.refused)('refuses: $why', (one) => {
    const demand = { root, purpose: one.purpose, now: one.now, desk: one.desk }
    expect(reasonOf(() => c.verifyCertificate(sign(one.certificate, one.signature), demand))).toBe(one.reason)
    expect(reasonOf(() => c.chooseCertificate([sign(one.certificate, one.signature)], demand))).toBe('certificate-none')
  })
})

describe.each(['tip', 'message'])('%s.json', (name) => {
  const vector = load<EnvelopeVector>(name)
  const id = vector.header.magic === 'MGT1' ? vector.header.tipId : vector.header.messageId
  const H = unhex(vector.canonicalHeader)
  const stored = vector.parts.map((part) => unhex(part.stored))

  it('has a header of these bytes, and a commitment', () => {
    expect(hex(c.encodeHeader(vector.header))).toBe(vector.canonicalHeader)
    expect(c.decodeHeader(H)).toEqual(vector.header)
    expect(vector.header.tipId).toBe(vector.tipId)
    expect(hex(c.sm3(concat(utf8('mingan/commit/1'), unhex(id), unhex(vector.contentKey))))).toBe(vector.commitment)
    expect(vector.header.commitment).toBe(vector.commitment)
    if (vector.header.magic === 'MGM1') {
      expect(hex(c.hkdfExpand(unhex(receipt.prk), concat(utf8('message/'), c.u8(1)), 16))).toBe(vector.header.messageId)
    }
  })

  it('wraps the content key for the desk and for recovery', () => {
    expect(hex(c.sm2Decrypt(unhex(vector.deskWrap), unhex(vector.deskPrivate), 32))).toBe(vector.contentKey)
    expect(hex(c.sm2Decrypt(unhex(vector.recoveryWrap), unhex(vector.recoveryPrivate), 32))).toBe(vector.contentKey)
  })

  it('seals the identity under a key of its own', () => {
    const { contentKey, key, wrap, plain, stored: sealed } = vector.identity
    expect(hex(c.sm2Decrypt(unhex(wrap), unhex(vector.identityPrivate), 32))).toBe(contentKey)
    expect(hkdf(contentKey, id, utf8('mingan/identity/1'), 16)).toBe(key)
    const nonce = unhex(sealed.slice(0, 24))
    const padded = c.pad(unhex(plain), 512, 'identity-too-long')
    expect(hex(c.sm4Seal(unhex(key), nonce, concat(H, utf8('identity')), padded))).toBe(sealed.slice(24))
    const form = c.openIdentity({ header: H, wrap: unhex(wrap), stored: unhex(sealed) }, unhex(vector.identityPrivate))
    expect(JSON.stringify(form ?? {})).toBe(c.fromUtf8(unhex(plain)))
    expect(form === undefined).toBe(name === 'message')
  })

  it.each(vector.parts.map((part, index) => ({ part, index })))('seals part $index', ({ part, index }) => {
    expect(hkdf(vector.contentKey, id, concat(utf8('mingan/part/1/'), c.u8(index)), 16)).toBe(part.key)
    expect(part.aad).toBe(vector.canonicalHeader + hex(c.u8(index)) + hex(c.u8(vector.parts.length)))
    const size = vector.header.sizes[index] ?? 0
    const zeros = '00'.repeat(size - 4 - part.plain.length / 2)
    expect(part.padded === hex(c.u32(part.plain.length / 2)) + part.plain + zeros).toBe(true)
    const sealed = c.sm4Seal(unhex(part.key), unhex(part.nonce), unhex(part.aad), unhex(part.padded))
    expect(part.stored === part.nonce + hex(sealed)).toBe(true)
    expect(part.put).toBe(hex(utf8('mingan/put/1')) + id + hex(c.u8(index)) + hex(c.sm3(unhex(part.stored))))
    expect(verifies(part.put, part.signature, vector.header.author)).toBe(true)
  })

  it('is filed with one signature over it all', () => {
    const digests = hex(concat(...stored.map(c.sm3)))
    const all = vector.canonicalHeader + vector.deskWrap + vector.recoveryWrap + vector.identity.wrap + vector.identity.stored + digests
    expect(vector.filing).toBe(hex(utf8('mingan/file/1')) + hex(c.sm3(unhex(all))))
    expect(verifies(vector.filing, vector.signature, vector.header.author)).toBe(true)
  })

  it('opens', () => {
    const opened = c.openTip({ header: H, wrap: unhex(vector.deskWrap), parts: stored }, unhex(vector.deskPrivate))
    expect(opened.photos.map(hex)).toEqual(vector.parts.slice(1).map((part) => part.plain))
    expect(JSON.stringify(opened.content)).toBe(c.fromUtf8(unhex(vector.parts[0]?.plain ?? '')))
    expect(opened.content).toMatchObject({ lookupId: receipt.lookupId, sealingKey: receipt.sealingPublic })
  })

  it.each(vector.refused)('refuses: $why', (one) => {
    const parts = one.parts.map((part) => (typeof part === 'number' ? (stored[part] ?? new Uint8Array(0)) : unhex(part)))
    const sealed = { header: unhex(one.canonicalHeader), wrap: unhex(one.deskWrap), parts }
    expect(reasonOf(() => c.openTip(sealed, unhex(vector.deskPrivate)))).toBe(one.reason)
  })
})

describe('answer.json', () => {
  const own = { tipId: unhex(answer.tipId), lookupId: unhex(answer.lookupId), sealingPrivate: unhex(answer.reporterPrivate) }
  const known = sign(answer.certificate, answer.certificateSignature)
  const open = (bytes: string, certificates = [known]) => c.openAnswer(unhex(bytes), own, { root: unhex(answer.rootPublic), certificates })

  it('belongs together', () => {
    expect(publicOf(answer.reporterPrivate)).toBe(answer.reporterPublic)
    expect(publicOf(answer.signingPrivate)).toBe(answer.certificate.publicKey)
    expect(answer.certificate.purpose).toBe<Purpose>('sign')
  })

  it.each<[string, SealedAnswerVector]>([
    ['the first', answer],
    ['the next', answer.next],
  ])('computes %s', (_, one) => {
    const bytes = unhex(one.answer)
    const nonce = bytes.slice(146, 158)
    expect(bytes).toHaveLength(4096)
    expect(one.answer.slice(0, 34)).toBe(hex(concat(utf8('MGA1'), c.u8(1))) + answer.certificate.keyId + one.hint)
    expect(hex(c.hmacSm3(own.lookupId, nonce)).slice(0, 8)).toBe(one.hint)
    expect(hex(c.sm2Decrypt(bytes.slice(17, 146), own.sealingPrivate, 32))).toBe(one.contentKey)
    expect(hkdf(one.contentKey, answer.tipId, utf8('mingan/answer/1'), 16)).toBe(one.key)
    expect(hex(c.pad(unhex(one.plain), 3858, 'answer-too-long'))).toBe(one.padded)
    const aad = concat(bytes.slice(0, 17), own.tipId)
    expect(hex(c.sm4Seal(unhex(one.key), nonce, aad, unhex(one.padded)))).toBe(hex(bytes.slice(158, 4032)))
    expect(one.answer.slice(-128)).toBe(one.signature)
    const signed = hex(utf8('mingan/answer/1')) + hex(c.sm3(bytes.slice(0, 4032)))
    expect(verifies(signed, one.signature, answer.certificate.publicKey)).toBe(true)
    const { digest, desk, ...said } = open(one.answer)
    expect(JSON.stringify(said)).toBe(c.fromUtf8(unhex(one.plain)))
    expect({ digest, desk }).toEqual({ digest: hex(c.sm3(bytes)), desk: answer.certificate.desk })
  })

  it('makes a chain', () => {
    const [first, second] = [open(answer.answer), open(answer.next.answer)]
    expect(second.previous).toBe(first.digest)
    expect(c.chainOf([second, first], null)).toEqual([first, second])
    expect(c.nextAnswer(c.nextAnswer(null, first), second)).toEqual({ seq: 2, digest: second.digest })
  })

  it.each(answer.refused)('refuses: $why', (one) => {
    const also = one.certificate === undefined ? [] : [sign(one.certificate, one.certificateSignature ?? '')]
    expect(reasonOf(() => c.nextAnswer(one.seen, open(one.answer, [known, ...also])))).toBe(one.reason)
  })
})
