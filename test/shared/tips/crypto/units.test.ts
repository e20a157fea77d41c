import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as c from '../../../../shared/tips/crypto'
import { DAY, DESK, filingOf, issue, NOW, reasonOf, tipWorld, toOpen } from '../../../support/tipWorld'

const { hex, unhex } = c
const world = tipWorld('units')
const { root, keys, published, certificates, secrets, signer, reporter, random } = world
const input = {
  secrets,
  certificates,
  content: { text: '一句话', fields: {} },
  photos: [],
  randomness: random,
  kind: 1,
  division: '350203',
}

describe('bytes', () => {
  it('writes integers big-endian, and none that does not fit', () => {
    expect([c.u8(255), c.u16(0x1234), c.u32(0xfedcba98), c.u64(2 ** 40 + 1)].map(hex)).toEqual([
      'ff',
      '1234',
      'fedcba98',
      '0000010000000001',
    ])
    for (const wrong of [() => c.u8(256), () => c.u16(-1), () => c.u32(1.5), () => c.u32(2 ** 32), () => c.u64(2 ** 53)]) {
      expect(reasonOf(wrong)).toBe('malformed')
    }
  })

  it('reads hex of small letters and whole bytes only', () => {
    expect(hex(unhex('00ff10'))).toBe('00ff10')
    for (const wrong of ['0', 'FF', '0g', ' 00', '0x00']) expect(reasonOf(() => unhex(wrong))).toBe('malformed')
    expect(reasonOf(() => unhex('00', 2))).toBe('malformed')
  })

  it('never reads past the end', () => expect(reasonOf(() => c.reader(c.u16(1)).number(4))).toBe('malformed'))

  it('tells what is the same', () => {
    expect(c.equal(c.u16(1), c.u16(1))).toBe(true)
    expect([c.equal(c.u16(1), c.u16(2)), c.equal(c.u8(1), c.u16(1)), c.equal(c.u16(256), c.u8(1))]).toEqual([false, false, false])
  })
})

describe('suite 1', () => {
  it('refuses keys that are none', () => {
    const order = unhex('fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123')
    for (const scalar of [new Uint8Array(32), new Uint8Array(31).fill(1), order, new Uint8Array(32).fill(255)]) {
      expect(reasonOf(() => c.sm2PublicKey(scalar))).toBe('key-malformed')
    }
    const last = unhex(hex(order).slice(0, -1) + '2')
    expect(reasonOf(() => c.sm2Sign(c.u8(1), last, random))).toBe('key-malformed')
    const off = secrets.sealingPublic.map((byte, at) => (at === 64 ? byte ^ 1 : byte))
    expect(c.isPublicKey(off)).toBe(false)
    expect(reasonOf(() => c.sm2Encrypt(random(32), off, random))).toBe('key-malformed')
    expect(c.sm2Verify(c.u8(1), new Uint8Array(64).fill(1), off)).toBe(false)
  })

  it('gives scalars from 1 to n-1, also at the edges', () => {
    const one = hex(c.u64(1)).padStart(64, '0')
    expect(hex(c.scalarFrom(new Uint8Array(40)))).toBe(one)
    const orderLessOne = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122'
    expect(hex(c.scalarFrom(unhex('00'.repeat(8) + orderLessOne)))).toBe(one)
    expect(hex(c.scalarFrom(unhex('00'.repeat(8) + orderLessOne.slice(0, -1) + '1')))).toBe(orderLessOne)
    expect(reasonOf(() => c.scalarFrom(new Uint8Array(32)))).toBe('malformed')
  })

  it('takes no signature out of range, and never throws over one', () => {
    const message = c.u8(1)
    const signature = c.sm2Sign(message, secrets.signingPrivate, random)
    const order = unhex('fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123')
    const [r, s] = [signature.slice(0, 32), signature.slice(32)]
    const zero = new Uint8Array(32)
    for (const wrong of [c.concat(zero, s), c.concat(r, zero), c.concat(order, s), c.concat(r, order), r, new Uint8Array(64)]) {
      expect(c.sm2Verify(message, wrong, secrets.signingPublic)).toBe(false)
    }
    expect(c.sm2Verify(message, signature, secrets.signingPublic)).toBe(true)
  })

  it('seals no text shorter than a key, and opens none of another length', () => {
    expect(reasonOf(() => c.sm2Encrypt(random(15), secrets.sealingPublic, random))).toBe('malformed')
    const sealed = c.sm2Encrypt(random(16), secrets.sealingPublic, random)
    expect(reasonOf(() => c.sm2Decrypt(sealed, secrets.sealingPrivate, 32))).toBe('wrap-length')
    expect(reasonOf(() => c.sm2Decrypt(sealed.slice(0, 97), secrets.sealingPrivate, 0))).toBe('wrap-length')
    expect(reasonOf(() => c.sm2Decrypt(sealed, secrets.signingPrivate, 16))).toBe('wrap-forged')
  })

  it('opens no GCM text without its whole tag', () => {
    const [key, nonce] = [random(16), random(12)]
    expect(c.sm4Open(key, nonce, c.u8(1), new Uint8Array(15))).toBeUndefined()
    expect(reasonOf(() => c.sm4Seal(random(15), nonce, c.u8(1), c.u8(1)))).toBe('malformed')
    expect(reasonOf(() => c.sm4Open(key, random(16), c.u8(1), new Uint8Array(20)))).toBe('malformed')
  })
})

describe('a certificate', () => {
  const demand = { root: root.publicKey, purpose: 'seal', now: NOW, desk: DESK } as const
  const seal = (changes: Partial<c.Certificate>) => issue(root.privateKey, 'seal', random, changes).signed

  it('is good on both its ends, and for seven days whole', () => {
    const week = seal({ notBefore: NOW, notAfter: NOW + 7 * DAY })
    for (const now of [NOW, NOW + 7 * DAY]) expect(c.verifyCertificate(week, { ...demand, now })).toMatchObject({ desk: DESK })
    expect(reasonOf(() => c.verifyCertificate(week, { ...demand, now: NOW - 1 }))).toBe('certificate-early')
    expect(reasonOf(() => c.verifyCertificate(week, { ...demand, now: NOW + 7 * DAY + 1 }))).toBe('certificate-expired')
  })

  it('is chosen by its end, among the good ones', () => {
    const [short, long] = [seal({ notAfter: NOW + 1 * DAY }), seal({ notAfter: NOW + 2 * DAY })]
    const forged = { ...seal({ notAfter: NOW + 3 * DAY }), signature: short.signature }
    expect(c.chooseCertificate([short, forged, long], demand).keyId).toBe(long.keyId)
    expect(c.chooseCertificate([long, short], demand).keyId).toBe(long.keyId)
    expect(reasonOf(() => c.chooseCertificate([], demand))).toBe('certificate-none')
  })

  it('is refused with any field changed after the signature', () => {
    const good = keys.recovery.signed
    const asked = { root: root.publicKey, purpose: 'recovery', now: NOW } as const
    expect(c.verifyCertificate(good, asked).keyId).toBe(good.keyId)
    const stranger = c.sm2KeyPair(random).publicKey
    for (const changes of [
      { desk: 'oversight' },
      { notBefore: good.notBefore - 1 },
      { notAfter: good.notAfter + 1 },
      { publicKey: hex(stranger), keyId: c.keyIdOf(stranger) },
    ]) {
      expect(reasonOf(() => c.verifyCertificate({ ...good, ...changes }, asked))).toBe('certificate-root')
    }
    expect(reasonOf(() => c.verifyCertificate({ ...keys.identity.signed, purpose: 'recovery' }, asked))).toBe('certificate-root')
  })

  it('is malformed where a field is of another kind', () => {
    const good = keys.seal.signed
    const wrong = [
      { publicKey: good.publicKey.toUpperCase() },
      { signature: good.signature.slice(2) },
      { keyId: '' },
      { desk: '' },
      { desk: '台'.repeat(86) },
      { notBefore: 1.5 },
      { notAfter: good.notBefore - 1 },
      { purpose: 'toString' },
    ]
    for (const changes of wrong) {
      const one = { ...good, ...changes } as c.SignedCertificate
      expect(reasonOf(() => c.verifyCertificate(one, demand))).toBe('certificate-malformed')
    }
    expect(reasonOf(() => c.verifyCertificate({ ...good, v: 2 } as unknown as c.SignedCertificate, demand))).toBe('certificate-suite')
  })
})

describe('a header', () => {
  const { header } = c.sealTip(input)
  const refused = (changes: Partial<c.TipHeader>) => reasonOf(() => c.encodeHeader({ ...header, ...changes }))

  it('refuses what does not fit', () => {
    expect(refused({ division: '35020' })).toBe('header-malformed')
    expect(refused({ division: '35020x' })).toBe('header-malformed')
    expect(refused({ desk: '' })).toBe('header-malformed')
    expect(refused({ kind: 256 })).toBe('header-malformed')
    expect(refused({ prefix: '0001' })).toBe('header-malformed')
    expect(refused({ suite: 2 })).toBe('header-malformed')
    expect(refused({ author: '05' + header.author.slice(2) })).toBe('header-malformed')
    expect(refused({ commitment: header.commitment.slice(2) })).toBe('header-malformed')
    for (const sizes of [[], [65536], [4096, 4096], [4096, ...Array.from({ length: 7 }, () => 65536)]]) {
      expect(refused({ sizes })).toBe('header-malformed')
    }
  })

  it('comes back from its bytes, and from nothing else', () => {
    const bytes = c.encodeHeader(header)
    expect(c.decodeHeader(bytes)).toEqual(header)
    for (let length = 0; length < bytes.length; length++) {
      expect(reasonOf(() => c.decodeHeader(bytes.slice(0, length)))).toBe('header-malformed')
    }
  })
})

describe('sealing', () => {
  it('tells how far it is, and pauses before each step', async () => {
    const seen: string[] = []
    const photos = [random(10), random(20)]
    const pause = async () => void seen.push('pause')
    const sealed = await c.sealTipInSteps({ ...input, photos }, pause, ({ done, of }) => seen.push(`${done}/${of}`))
    expect(seen).toEqual(['0/6', '1/6', '2/6', '3/6', '4/6', '5/6', '6/6'].flatMap((step) => [step, 'pause']))
    expect(c.openTip(toOpen(sealed), keys.seal.privateKey).photos).toEqual(photos)
  })

  it('ends with the pause that ends it', async () => {
    const away = () => Promise.reject(new Error('page gone'))
    await expect(c.sealTipInSteps(input, away)).rejects.toThrow('page gone')
  })

  it('is the same tip when it is sent again, under another content key', () => {
    const [one, two] = [c.sealTip(input), c.sealTip(input)]
    expect(one.header.tipId).toBe(two.header.tipId)
    expect(one.header.commitment).not.toBe(two.header.commitment)
  })

  it('refuses what does not fit', () => {
    expect(reasonOf(() => c.sealTip({ ...input, content: { text: '长'.repeat(1400), fields: {} } }))).toBe('part-too-long')
    expect(reasonOf(() => c.sealTip({ ...input, photos: [new Uint8Array(524_285)] }))).toBe('part-too-long')
    expect(reasonOf(() => c.sealTip({ ...input, photos: Array.from({ length: 7 }, () => random(1)) }))).toBe('parts-too-many')
    expect(reasonOf(() => c.sealTip({ ...input, identity: { name: '名'.repeat(170) } }))).toBe('identity-too-long')
  })

  it('takes a thousand characters and a photo of every size', () => {
    const photos = [65_532, 65_533, 131_068, 262_140].map((length) => new Uint8Array(length).fill(1))
    const { header } = c.sealTip({ ...input, content: { text: '长'.repeat(1000), fields: { when: '2026-11-26' } }, photos })
    expect(header.sizes).toEqual([4096, 65_536, 131_072, 131_072, 262_144])
  })

  it('refuses certificates that do not belong together', () => {
    const { seal, recovery, identity } = certificates
    for (const wrong of [
      { seal: recovery, recovery, identity },
      { seal, recovery: identity, identity },
      { seal, recovery, identity: seal },
    ]) {
      expect(reasonOf(() => c.sealTip({ ...input, certificates: wrong }))).toBe('certificate-purpose')
    }
    const elsewhere = issue(root.privateKey, 'recovery', random, { desk: 'oversight' }).signed
    const other = c.verifyCertificate(elsewhere, { root: root.publicKey, purpose: 'recovery', now: NOW })
    expect(reasonOf(() => c.sealTip({ ...input, certificates: { seal, recovery: other, identity } }))).toBe('certificate-desk')
  })

  it('seals an anonymous form of the size of a real one, and points on the curve in both', () => {
    const [named, nameless] = [c.sealTip({ ...input, identity: { name: '王五' } }), c.sealTip(input)]
    expect(nameless.identity).toHaveLength(named.identity.length)
    for (const one of [named, nameless]) expect(c.isPublicKey(one.identityWrap.slice(0, 65))).toBe(true)
    const open = (one: c.SealedTip) =>
      c.openIdentity({ header: one.headerBytes, wrap: one.identityWrap, stored: one.identity }, keys.identity.privateKey)
    expect([open(named), open(nameless)]).toEqual([{ name: '王五' }, undefined])
  })

  it('hides the identity from who opens the tip', () => {
    const sealed = c.sealTip({ ...input, identity: { name: '王五' } })
    const identity = { header: sealed.headerBytes, wrap: sealed.identityWrap, stored: sealed.identity }
    expect(reasonOf(() => c.openIdentity(identity, keys.seal.privateKey))).toBe('wrap-forged')
    expect(reasonOf(() => c.openIdentity({ ...identity, wrap: sealed.deskWrap }, keys.seal.privateKey))).toBe('identity-tag')
  })
})

describe('opening', () => {
  const sealed = c.sealTip(input)

  it('works with the recovery key, and with no other', () => {
    const whole = { ...toOpen(sealed), wrap: sealed.recoveryWrap }
    expect(c.openTip(whole, keys.recovery.privateKey).content.text).toBe('一句话')
    expect(reasonOf(() => c.openTip(whole, keys.seal.privateKey))).toBe('wrap-forged')
  })

  it('wraps the key anew for another certificate, which alone opens the new wrap', () => {
    const { contentKey } = c.openTip(toOpen(sealed), keys.seal.privateKey)
    const next = issue(root.privateKey, 'seal', random)
    const trusted = c.verifyCertificate(next.signed, { root: root.publicKey, purpose: 'seal', now: NOW })
    const again = c.rewrap(contentKey, trusted, random)
    expect(again.keyId).toBe(next.signed.keyId)
    expect(c.openTip({ ...toOpen(sealed), wrap: again.wrap }, next.privateKey).content.text).toBe('一句话')
    expect(reasonOf(() => c.openTip({ ...toOpen(sealed), wrap: again.wrap }, keys.seal.privateKey))).toBe('wrap-forged')
    expect(reasonOf(() => c.rewrap(contentKey, signer.certificate, random))).toBe('certificate-purpose')
  })

  it('refuses a first part that is sealed well and says nothing that can be read', () => {
    const { contentKey, header } = c.openTip(toOpen(sealed), keys.seal.privateKey)
    const place = { id: c.idOf(header), header: sealed.headerBytes, index: 0, count: 1 }
    const first = { text: '', fields: {}, lookupId: hex(secrets.lookupId), sealingKey: hex(secrets.sealingPublic) }
    const elsewhere = hex(secrets.lookupId.map((byte) => byte ^ 255))
    const written = [
      '',
      'null',
      '[]',
      '{}',
      '"x"',
      JSON.stringify({ ...first, lookupId: elsewhere }),
      JSON.stringify({ ...first, fields: [] }),
    ]
    for (const plain of [...written.map(c.utf8), Uint8Array.of(0xff)]) {
      const parts = [c.sealPart(plain, contentKey, place, random)]
      expect(reasonOf(() => c.openTip({ ...toOpen(sealed), parts }, keys.seal.privateKey))).toBe('content-malformed')
    }
  })

  it('opens a later message as a tip, under an id of its own', () => {
    const message = c.sealMessage({ ...input, number: 7, photos: [random(9)] })
    const opened = c.openTip(toOpen(message), keys.seal.privateKey)
    expect(opened.header).toMatchObject({ magic: 'MGM1', tipId: hex(secrets.tipId), messageId: hex(c.messageIdOf(secrets.prk, 7)) })
    c.verifyFiling(filingOf(message), message.filing, message.header)
    expect(reasonOf(() => c.sealMessage({ ...input, number: 256 }))).toBe('malformed')
    expect(reasonOf(() => c.sealMessage({ ...input, number: 0 }))).toBe('malformed')
  })
})

describe('an answer', () => {
  const content = { seq: 1, previous: null, hour: NOW, state: 'accepted', text: '已受理', next: null }
  const signers = { root: root.publicKey, certificates: published }
  const seal = (changes: Partial<c.AnswerContent> = {}) => c.sealAnswer({ ...content, ...changes }, reporter, signer, random)

  it('is found by its hint among others', () => {
    const stranger = tipWorld('stranger').reporter
    const [own, other] = [seal(), c.sealAnswer(content, stranger, signer, random)]
    expect(c.findOwn([other, own, other], secrets.lookupId)).toEqual([own])
    expect(reasonOf(() => c.findOwn([own.slice(1)], secrets.lookupId))).toBe('answer-malformed')
  })

  it('counts while its key was good in the hour it was given, for the desk that is asked for', () => {
    const { notBefore, notAfter } = keys.sign.signed
    const first = Math.ceil(notBefore / 3600) * 3600
    const last = Math.floor(notAfter / 3600) * 3600
    for (const hour of [first, last]) expect(c.openAnswer(seal({ hour }), secrets, signers)).toMatchObject({ hour, desk: DESK })
    expect(reasonOf(() => c.openAnswer(seal({ hour: first - 3600 }), secrets, signers))).toBe('certificate-early')
    expect(reasonOf(() => c.openAnswer(seal({ hour: last + 3600 }), secrets, signers))).toBe('certificate-expired')
    expect(reasonOf(() => c.openAnswer(seal(), secrets, { ...signers, desk: 'oversight' }))).toBe('certificate-desk')
    const forged = { ...keys.sign.signed, signature: keys.seal.signed.signature }
    expect(reasonOf(() => c.openAnswer(seal(), secrets, { ...signers, certificates: [forged] }))).toBe('certificate-root')
    expect(reasonOf(() => c.openAnswer(seal(), secrets, { ...signers, certificates: [] }))).toBe('answer-certificate')
    const cut = { ...keys.sign.signed, publicKey: 'zz' }
    expect(reasonOf(() => c.openAnswer(seal(), secrets, { ...signers, certificates: [cut] }))).toBe('answer-signature')
  })

  it('counts from a key that became good within the hour', () => {
    const late = issue(root.privateKey, 'sign', random, { notBefore: NOW + 600 })
    const certificate = c.verifyCertificate(late.signed, { root: root.publicKey, purpose: 'sign', now: NOW + 700 })
    const answer = c.sealAnswer(content, reporter, { certificate, privateKey: late.privateKey }, random)
    expect(c.openAnswer(answer, secrets, { ...signers, certificates: [late.signed] }).hour).toBe(NOW)
  })

  it('counts by any of the certificates its key has had', () => {
    const { publicKey } = keys.sign
    const over = {
      suite: 1,
      desk: DESK,
      purpose: 'sign',
      publicKey: hex(publicKey),
      notBefore: NOW - 9 * DAY,
      notAfter: NOW - DAY,
    } as const
    const older = c.signCertificate(over, root.privateKey, random)
    for (const certificates of [
      [older, keys.sign.signed],
      [keys.sign.signed, older],
    ]) {
      expect(c.openAnswer(seal(), secrets, { ...signers, certificates }).desk).toBe(DESK)
    }
    expect(reasonOf(() => c.openAnswer(seal(), secrets, { ...signers, certificates: [older] }))).toBe('certificate-expired')
  })

  it('is not sealed where it says what no phone would take', () => {
    const digest = '0'.repeat(64)
    const wrong = [{ hour: NOW + 1 }, { seq: 0 }, { seq: 2 }, { seq: 1, previous: digest }, { seq: 1.5 }, { seq: 2, previous: 'x' }]
    for (const changes of wrong) expect(reasonOf(() => seal(changes))).toBe('answer-malformed')
    expect(reasonOf(() => seal({ text: '长'.repeat(1300) }))).toBe('answer-too-long')
    const unfit = { ...signer, certificate: certificates.seal }
    expect(reasonOf(() => c.sealAnswer(content, reporter, unfit, random))).toBe('certificate-purpose')
  })
})

describe('a chain of answers', () => {
  const link = (seq: number, digest: string, previous: string | null) => ({ seq, digest, previous })
  const [a, b, d] = [link(1, 'a', null), link(2, 'b', 'a'), link(3, 'd', 'b')]

  it('grows one by one, and the same answer again changes nothing', () => {
    const state = [a, b, b, d].reduce<c.Seen | null>(c.nextAnswer, null)
    expect(state).toEqual({ seq: 3, digest: 'd' })
  })

  it.each<[string, c.SealReason, c.Seen | null, ReturnType<typeof link>]>([
    ['a gap at the beginning', 'answer-gap', null, b],
    ['a gap', 'answer-gap', { seq: 1, digest: 'a' }, d],
    ['another in the same place', 'answer-fork', { seq: 2, digest: 'x' }, b],
    ['one after another', 'answer-fork', { seq: 1, digest: 'x' }, b],
    ['an older one', 'answer-older', { seq: 2, digest: 'b' }, a],
  ])('refuses %s', (_, reason, seen, one) => expect(reasonOf(() => c.nextAnswer(seen, one))).toBe(reason))

  it('is put in order, and held against what was seen', () => {
    expect(c.chainOf([d, a, b], { seq: 2, digest: 'b' })).toEqual([a, b, d])
    expect(c.chainOf([], null)).toEqual([])
    expect(reasonOf(() => c.chainOf([a, b], { seq: 3, digest: 'd' }))).toBe('answer-older')
    expect(reasonOf(() => c.chainOf([], { seq: 1, digest: 'a' }))).toBe('answer-older')
    expect(reasonOf(() => c.chainOf([a, b, d], { seq: 2, digest: 'x' }))).toBe('answer-fork')
    expect(reasonOf(() => c.chainOf([a, d], null))).toBe('answer-gap')
    expect(reasonOf(() => c.chainOf([a, b, link(2, 'y', 'a')], null))).toBe('answer-fork')
  })
})

describe('looking up', () => {
  it('asks for all while they are few, then for buckets of sixteen or more, twelve bits at most', () => {
    expect([0, 255, 256, 511, 512, 4096, 65_535, 65_536, 10_000_000].map(c.bitsToAsk)).toEqual([0, 0, 4, 4, 5, 8, 11, 12, 12])
    expect([c.fewerBits(4, 16), c.fewerBits(4, 15), c.fewerBits(0, 3)]).toEqual([undefined, 3, undefined])
    expect([c.bucketOf('abc0', 12), c.bucketOf('abc0', 4), c.bucketOf('abc0', 0)]).toEqual([0xabc, 0xa, 0])
  })
})

describe('a receipt', () => {
  it('says whether a symbol, the length or the check is wrong', () => {
    const written = c.writeReceipt(world.symbols)
    expect(reasonOf(() => c.readReceipt(written.slice(0, -1)))).toBe('receipt-length')
    expect(reasonOf(() => c.readReceipt(written + '0'))).toBe('receipt-length')
    expect(reasonOf(() => c.readReceipt('U' + written.slice(1)))).toBe('receipt-symbol')
    const wide = written.replace(/[0-9A-Z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
    expect(c.readReceipt(wide)).toEqual(world.symbols)
  })
})

describe('a pool', () => {
  it('hands bytes out once, and none when there are too few', () => {
    const pool = c.createPool()
    const given = Uint8Array.of(1, 2, 3)
    pool.fill(given)
    given.fill(9)
    expect([...pool.take(2)]).toEqual([1, 2])
    expect(reasonOf(() => pool.take(2))).toBe('random-dry')
    pool.fill(Uint8Array.of(4))
    expect([...pool.take(2)]).toEqual([3, 4])
    expect(pool.left()).toBe(0)
  })
})

describe('a generator that is none', () => {
  it('seals nothing', () => {
    const zeros = (length: number) => new Uint8Array(length)
    const short = (length: number) => random(length - 1)
    for (const randomness of [zeros, short]) {
      expect(reasonOf(() => c.sealTip({ ...input, randomness }))).toBe('random-dry')
      expect(reasonOf(() => c.newReceipt(randomness))).toBe('random-dry')
      expect(reasonOf(() => c.sm2Sign(c.u8(1), secrets.signingPrivate, randomness))).toBe('random-dry')
    }
  })
})

it('every refusal is in the protocol, and has a sentence of its own', () => {
  const protocol = readFileSync(join(__dirname, '../../../../docs/tip-protocol.md'), 'utf8')
  const reasons = Object.keys(c.SEAL_REASONS)
  expect(reasons.filter((reason) => !protocol.includes('`' + reason + '`'))).toEqual([])
  expect(new Set(Object.values(c.SEAL_REASONS)).size).toBe(reasons.length)
  expect(new c.SealError('commitment').message).toMatch(/[\u4e00-\u9fff]/)
})
