import { sm2 } from 'sm-crypto-v2'
import * as c from '../../shared/tips/crypto'
import { DEMO_ROOT_PRIVATE, DEMO_ROOT_PUBLIC } from '../../shared/tips/demo'
import { seeded } from '../support/seeded'
import { DAY, DESK, filingOf, issue, jpegLike, NOW, tipWorld } from '../support/tipWorld'
import type { TipWorld } from '../support/tipWorld'
import type { AnswerVector, CertificateVector, EnvelopeVector, PartVector, ReceiptVector, SealedAnswerVector } from './shapes'

/**
 * The vectors, made from fixed seeds: the same bytes whenever they are made. Their root is the demonstration's, so that a
 * build with that root accepts their certificates, and what they seal says what real pages write, so that pages show it.
 */

const { hex } = c
const certificateOf = ({ v: _v, signature: _signature, ...certificate }: c.SignedCertificate): c.Certificate => certificate

export function receiptVector({ symbols }: TipWorld): ReceiptVector {
  const { prk, tipId, lookupId, prefix, ...keys } = c.deriveSecrets(symbols)
  return {
    symbols,
    check: c.checkSymbol(symbols),
    written: c.writeReceipt(symbols),
    prk: hex(prk),
    tipId: hex(tipId),
    lookupId: hex(lookupId),
    prefix,
    sealingPrivate: hex(keys.sealingPrivate),
    sealingPublic: hex(keys.sealingPublic),
    signingPrivate: hex(keys.signingPrivate),
    signingPublic: hex(keys.signingPublic),
  }
}

export function certificateVector({ root, keys }: TipWorld): CertificateVector {
  const random = seeded('certificate refused')
  const good = keys.seal.signed
  const other = c.sm2KeyPair(random)
  const made = (changes: Partial<c.Certificate>) => issue(root.privateKey, 'seal', random, changes).signed
  const refused = (
    why: string,
    reason: c.SealReason,
    signed: c.SignedCertificate,
    asked: Partial<CertificateVector['refused'][0]> = {},
  ) => {
    const { signature } = signed
    return { why, reason, certificate: certificateOf(signed), signature, now: NOW, desk: DESK, purpose: 'seal' as const, ...asked }
  }
  return {
    rootPrivate: hex(root.privateKey),
    rootPublic: hex(root.publicKey),
    certificate: certificateOf(good),
    signedBytes: hex(c.certificateBytes(good)),
    signature: good.signature,
    refused: [
      refused('unsigned', 'certificate-unsigned', { ...good, signature: '' }),
      refused('other root', 'certificate-root', issue(other.privateKey, 'seal', random).signed),
      refused('expired', 'certificate-expired', made({ notBefore: NOW - 7 * DAY, notAfter: NOW - 1 })),
      refused('from tomorrow', 'certificate-early', made({ notBefore: NOW + DAY, notAfter: NOW + 3 * DAY })),
      refused('other desk', 'certificate-desk', good, { desk: 'oversight' }),
      refused('other purpose', 'certificate-purpose', good, { purpose: 'sign' }),
      refused('changed key', 'certificate-key', { ...good, publicKey: hex(other.publicKey) }),
      refused('longer than 7 days', 'certificate-long', made({ notBefore: NOW - DAY, notAfter: NOW + 6 * DAY + 1 })),
      refused('cut', 'certificate-malformed', { ...good, publicKey: good.publicKey.slice(0, -2) }),
      refused('other suite', 'certificate-suite', made({ suite: 2 })),
    ],
  }
}

function partVectors(sealed: c.Sealed<c.Header>, contentKey: Uint8Array): PartVector[] {
  const { headerBytes, parts, puts, header } = sealed
  const id = c.idOf(header)
  return parts.map((stored, index) => {
    const place = { id, header: headerBytes, index, count: parts.length }
    const plain = c.openPart(stored, header.sizes[index] ?? 0, contentKey, place)
    return {
      key: hex(c.partKey(contentKey, id, index)),
      nonce: hex(stored.slice(0, 12)),
      aad: hex(c.partAad(place)),
      plain: hex(plain),
      padded: hex(c.pad(plain, header.sizes[index] ?? 0, 'part-too-long')),
      stored: hex(stored),
      put: hex(c.putBytes(id, index, c.sm3(stored))),
      signature: hex(puts[index] ?? new Uint8Array(0)),
    }
  })
}

function envelopeVector({ keys, secrets }: TipWorld, sealed: c.Sealed<c.Header>, form: c.IdentityForm | undefined) {
  const { header, headerBytes, deskWrap } = sealed
  const contentKey = c.openContentKey(header, deskWrap, keys.seal.privateKey)
  const formKey = c.sm2Decrypt(sealed.identityWrap, keys.identity.privateKey, 32)
  return {
    tipId: hex(secrets.tipId),
    contentKey: hex(contentKey),
    deskPrivate: hex(keys.seal.privateKey),
    recoveryPrivate: hex(keys.recovery.privateKey),
    identityPrivate: hex(keys.identity.privateKey),
    header,
    canonicalHeader: hex(headerBytes),
    commitment: header.commitment,
    deskWrap: hex(deskWrap),
    recoveryWrap: hex(sealed.recoveryWrap),
    identity: {
      contentKey: hex(formKey),
      key: hex(c.identityKey(formKey, c.idOf(header))),
      wrap: hex(sealed.identityWrap),
      plain: hex(c.identityPlain(form)),
      stored: hex(sealed.identity),
    },
    filing: hex(c.filingBytes(filingOf(sealed))),
    signature: hex(sealed.filing),
    parts: partVectors(sealed, contentKey),
  }
}

/** SM2 text of no bytes at all: a point and the hash of its own coordinates. Every check of a library that knows no lengths holds. */
function emptySm2Text(publicKey: Uint8Array, random: c.Randomness): Uint8Array {
  const pair = c.sm2KeyPair(random)
  return c.concat(pair.publicKey, c.sm3(sm2.ecdh(pair.privateKey, publicKey, false).slice(1)))
}

const FORM = { name: '张三', contact: '0099-55500000' }

const TIP = {
  text: '三号车间二楼安全出口上锁。',
  fields: {
    v: 1,
    kind: 'hazard',
    where: { address: '东港街道建设路 3 号', point: { lng: 121.1, lat: 31.2, crs: 'gcj02' }, record: null },
    when: { day: '2026-11-25', goingOn: false },
    danger: false,
    employee: false,
    named: true,
    photos: 2,
  },
}

export function tipVector(world: TipWorld): EnvelopeVector {
  const { secrets, certificates, keys } = world
  const random = seeded('tip')
  const photos = [jpegLike(700, random), jpegLike(900, random)]
  const input = { secrets, content: TIP, photos, identity: FORM, certificates, randomness: random, kind: 1, division: '990100' }
  const sealed = c.sealTip(input)
  const foreign = tipWorld('another reporter').secrets
  const other = c.sealTip({ ...input, secrets: foreign, photos: [], content: { text: '另一件。', fields: {} } })
  const good = { canonicalHeader: hex(sealed.headerBytes), deskWrap: hex(sealed.deskWrap), parts: [0, 1, 2] }
  const changed = (changes: Partial<c.TipHeader>) => hex(c.encodeHeader({ ...sealed.header, ...changes }))
  const otherCommitment = hex(c.commitmentOf(secrets.tipId, random(32)))
  return {
    ...envelopeVector(world, sealed, FORM),
    refused: [
      { why: 'parts exchanged', reason: 'part-tag', ...good, parts: [0, 2, 1] },
      { why: 'part of another tip', reason: 'part-tag', ...good, parts: [hex(other.parts[0] ?? new Uint8Array(0)), 1, 2] },
      { why: 'header changed', reason: 'part-tag', ...good, canonicalHeader: changed({ kind: 2 }) },
      { why: 'commitment of another key', reason: 'commitment', ...good, canonicalHeader: changed({ commitment: otherCommitment }) },
      { why: 'a part missing', reason: 'parts-missing', ...good, parts: [0, 1] },
      { why: 'an empty SM2 text', reason: 'wrap-length', ...good, deskWrap: hex(emptySm2Text(keys.seal.publicKey, random)) },
    ],
  }
}

export function messageVector(world: TipWorld): EnvelopeVector {
  const { secrets, certificates } = world
  const random = seeded('message')
  const content = { text: '今天仍然上锁。', fields: { v: 1, topic: 'more', photos: 0 } }
  const sealed = c.sealMessage({ secrets, content, photos: [], certificates, randomness: random, number: 1 })
  const good = { canonicalHeader: hex(sealed.headerBytes), deskWrap: hex(sealed.deskWrap), parts: [0] }
  const asAnother = hex(c.encodeHeader({ ...sealed.header, messageId: hex(c.messageIdOf(secrets.prk, 2)) }))
  return {
    ...envelopeVector(world, sealed, undefined),
    refused: [{ why: 'another message', reason: 'commitment', ...good, canonicalHeader: asAnother }],
  }
}

function answerFields(answer: Uint8Array, world: TipWorld): SealedAnswerVector {
  const { secrets } = world
  const { wrap, hint, nonce, sealed, front, signature } = c.splitAnswer(answer)
  const contentKey = c.sm2Decrypt(wrap, secrets.sealingPrivate, 32)
  const key = c.answerKey(contentKey, secrets.tipId)
  const padded = c.sm4Open(key, nonce, c.concat(front, secrets.tipId), sealed) ?? new Uint8Array(0)
  const plain = c.unpad(padded, 'answer-padding')
  const fields = { contentKey, hint, key, plain, padded, answer, signature }
  return Object.fromEntries(Object.entries(fields).map(([name, bytes]) => [name, hex(bytes)])) as unknown as SealedAnswerVector
}

export function answerVector(world: TipWorld): AnswerVector {
  const { secrets, keys, signer, reporter, root } = world
  const random = seeded('answer')
  const say = (seq: number, previous: string | null, words: string): c.AnswerContent => ({
    seq,
    previous,
    hour: NOW + (seq - 1) * 3600,
    state: seq === 1 ? 'accepted' : 'verifying',
    text: words,
    next: '2026-12-06',
  })
  const seal = (content: c.AnswerContent, to = reporter, by = signer) => c.sealAnswer(content, to, by, random)
  const first = seal(say(1, null, '已受理。'))
  const digest = c.answerDigest(first)
  const second = seal(say(2, digest, '正在核查。'))
  const wrongSigner = {
    certificate: { ...signer.certificate, ...certificateOf(keys.seal.signed), purpose: 'sign' as const },
    privateKey: keys.seal.privateKey,
  }
  const sealing = { certificate: certificateOf(keys.seal.signed), certificateSignature: keys.seal.signed.signature }
  const stranger = tipWorld('another reporter').reporter
  const unsigned = c.concat(second.slice(0, 4032), new Uint8Array(64))
  const seen = { seq: 1, digest }
  const seenBoth = { seq: 2, digest: c.answerDigest(second) }
  return {
    signingPrivate: hex(keys.sign.privateKey),
    certificate: certificateOf(keys.sign.signed),
    certificateSignature: keys.sign.signed.signature,
    rootPublic: hex(root.publicKey),
    reporterPrivate: hex(secrets.sealingPrivate),
    reporterPublic: hex(secrets.sealingPublic),
    tipId: hex(secrets.tipId),
    lookupId: hex(secrets.lookupId),
    ...answerFields(first, world),
    next: answerFields(second, world),
    refused: [
      { why: 'unsigned', reason: 'answer-unsigned', answer: hex(unsigned), seen },
      {
        why: 'signed by a sealing key',
        reason: 'certificate-purpose',
        answer: hex(seal(say(2, digest, '不要理会。'), reporter, wrongSigner)),
        seen,
        ...sealing,
      },
      { why: 'a gap', reason: 'answer-gap', answer: hex(seal(say(3, seenBoth.digest, '已查实。'))), seen },
      { why: 'a fork', reason: 'answer-fork', answer: hex(seal(say(2, digest, '不予受理。'))), seen: seenBoth },
      { why: 'an older one after a newer', reason: 'answer-older', answer: hex(first), seen: seenBoth },
      { why: "another reporter's", reason: 'answer-other', answer: hex(seal(say(1, null, '给别人。'), stranger)), seen: null },
    ],
  }
}

/** Every file by its name. */
export function makeVectors() {
  const world = tipWorld('mingan vectors', { privateKey: c.unhex(DEMO_ROOT_PRIVATE), publicKey: c.unhex(DEMO_ROOT_PUBLIC) })
  return {
    receipt: receiptVector(world),
    certificate: certificateVector(world),
    tip: tipVector(world),
    message: messageVector(world),
    answer: answerVector(world),
  }
}
