import { draw, hex, unhex } from './bytes'
import type { Randomness } from './bytes'
import { demandTogether } from './certificates'
import type { TipCertificates } from './certificates'
import { firstPartPlain } from './content'
import type { Content } from './content'
import { SealError } from './errors'
import { filingBytes, putBytes } from './filing'
import { encodeHeader, PHOTOS_MAX } from './header'
import type { CommonHeader, Header } from './header'
import { sealIdentity } from './identity'
import type { IdentityForm } from './identity'
import { commitmentOf, paddedSize, sealPart } from './part'
import type { ReceiptSecrets } from './receipt'
import { SUITE, sm2Encrypt, sm2Sign, sm3 } from './suite1'

/** What is sealed, for a tip and for a later message. Without `identity` the reporter stays anonymous. */
export interface SealInput {
  secrets: ReceiptSecrets
  content: Content
  photos: readonly Uint8Array[]
  identity?: IdentityForm
  certificates: TipCertificates
  randomness: Randomness
}

/** An envelope, ready to send. `headerBytes` is H; `parts` as stored, each with its signature in `puts`; `filing` is signed last. */
export interface Sealed<H extends Header> {
  header: H
  headerBytes: Uint8Array
  deskWrap: Uint8Array
  recoveryWrap: Uint8Array
  identityWrap: Uint8Array
  identity: Uint8Array
  parts: Uint8Array[]
  puts: Uint8Array[]
  filing: Uint8Array
}

/** How far the sealing is: steps done, of how many. A part has two that take about as long: its text, and the hash to sign. */
export interface Progress {
  done: number
  of: number
}

/** What tells a tip from a message: its 16-byte id, and the header made around what both have. */
export interface Head<H extends Header> {
  id: Uint8Array
  header: (common: CommonHeader) => H
}

/**
 * Seals, two steps a part, telling before each how far it is, so that a phone without a JIT can draw meanwhile.
 * Throws SealError: `certificate-…`, `parts-too-many`, `part-too-long`, `identity-too-long`, `random-dry`.
 */
export function* sealing<H extends Header>(head: Head<H>, input: SealInput): Generator<Progress, Sealed<H>> {
  const { secrets, certificates, randomness } = input
  demandTogether(certificates)
  if (input.photos.length > PHOTOS_MAX) throw new SealError('parts-too-many')
  const { id } = head
  const data = [firstPartPlain(input.content, secrets), ...input.photos]
  const contentKey = draw(randomness, 32)
  const header = head.header({
    suite: SUITE,
    deskKeyId: certificates.seal.keyId,
    recoveryKeyId: certificates.recovery.keyId,
    identityKeyId: certificates.identity.keyId,
    author: hex(secrets.signingPublic),
    prefix: secrets.prefix,
    commitment: hex(commitmentOf(id, contentKey)),
    sizes: data.map((one, index) => paddedSize(one.length, index)),
  })
  const headerBytes = encodeHeader(header)
  const sign = (bytes: Uint8Array) => sm2Sign(bytes, secrets.signingPrivate, randomness)
  const wrapFor = (publicKey: string) => sm2Encrypt(contentKey, unhex(publicKey, 65), randomness)

  const deskWrap = wrapFor(certificates.seal.publicKey)
  const recoveryWrap = wrapFor(certificates.recovery.publicKey)
  const identity = sealIdentity(input.identity, headerBytes, certificates.identity, randomness)
  const parts: Uint8Array[] = []
  const puts: Uint8Array[] = []
  const digests: Uint8Array[] = []
  for (const [index, one] of data.entries()) {
    yield { done: 2 * index, of: 2 * data.length }
    const stored = sealPart(one, contentKey, { id, header: headerBytes, index, count: data.length }, randomness)
    yield { done: 2 * index + 1, of: 2 * data.length }
    const digest = sm3(stored)
    parts.push(stored)
    digests.push(digest)
    puts.push(sign(putBytes(id, index, digest)))
  }
  yield { done: 2 * data.length, of: 2 * data.length }
  const wraps = { deskWrap, recoveryWrap, identityWrap: identity.wrap, identity: identity.stored }
  const filing = sign(filingBytes({ header: headerBytes, ...wraps, parts: digests }))
  return { header, headerBytes, ...wraps, parts, puts, filing }
}

/** Runs a sealing to its end at once. */
export function atOnce<H extends Header>(work: Generator<Progress, Sealed<H>>, onProgress?: (progress: Progress) => void): Sealed<H> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    onProgress?.(step.value)
  }
}

/** Runs a sealing with a pause before each step, in which the page can draw; a rejected pause ends it. */
export async function inSteps<H extends Header>(
  work: Generator<Progress, Sealed<H>>,
  pause: () => Promise<void>,
  onProgress?: (progress: Progress) => void,
): Promise<Sealed<H>> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    onProgress?.(step.value)
    await pause()
  }
}
