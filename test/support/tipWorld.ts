import * as c from '../../shared/tips/crypto'
import type { Purpose } from '../../shared/tips/purposes'
import { seeded } from './seeded'

/** A root, a desk with its four keys, a reporter: what tests and vectors of tips stand on. Times in seconds. */

export const DESK = 'work-safety'
/** 2026-11-26 14:00 in Shanghai. */
export const NOW = 1_795_672_800
export const DAY = 86_400
export const LIFE: Record<Purpose, number> = { seal: 7 * DAY, sign: 90 * DAY, identity: 90 * DAY, recovery: 90 * DAY }

export function issue(root: Uint8Array, purpose: Purpose, random: c.Randomness, changes: Partial<c.Certificate> = {}) {
  const pair = c.sm2KeyPair(random)
  const publicKey = c.hex(pair.publicKey)
  const given = { suite: 1, desk: DESK, purpose, publicKey, notBefore: NOW - DAY, notAfter: NOW - DAY + LIFE[purpose], ...changes }
  return { ...pair, signed: c.signCertificate(given, root, random) }
}

/** A world of its own for each seed. `known` stands for the root that is drawn, and changes no other draw. */
export function tipWorld(seed: string, known?: { privateKey: Uint8Array; publicKey: Uint8Array }) {
  const random = seeded(seed)
  const drawn = c.sm2KeyPair(random)
  const root = known ?? drawn
  const keys = {
    seal: issue(root.privateKey, 'seal', random),
    sign: issue(root.privateKey, 'sign', random),
    identity: issue(root.privateKey, 'identity', random),
    recovery: issue(root.privateKey, 'recovery', random),
  }
  const published = Object.values(keys).map((one) => one.signed)
  const certificates = c.chooseTipCertificates(published, { root: root.publicKey, desk: DESK, now: NOW })
  const symbols = c.newReceipt(random)
  const secrets = c.deriveSecrets(symbols)
  const signer = {
    certificate: c.verifyCertificate(keys.sign.signed, { root: root.publicKey, purpose: 'sign', now: NOW }),
    privateKey: keys.sign.privateKey,
  }
  const reporter = { tipId: secrets.tipId, lookupId: secrets.lookupId, sealingKey: secrets.sealingPublic }
  return { random, root, keys, published, certificates, symbols, secrets, signer, reporter }
}

export type TipWorld = ReturnType<typeof tipWorld>

/** Bytes that begin and end as a JPEG does. */
export const jpegLike = (length: number, random: c.Randomness): Uint8Array =>
  c.concat(c.unhex('ffd8ffe0'), random(length - 6), c.unhex('ffd9'))

export const toOpen = (sealed: c.Sealed<c.Header>): c.ToOpen => ({
  header: sealed.headerBytes,
  wrap: sealed.deskWrap,
  parts: sealed.parts,
})

/** What a filing covers, as the server has it. */
export const filingOf = (sealed: c.Sealed<c.Header>): c.Filing => ({
  header: sealed.headerBytes,
  deskWrap: sealed.deskWrap,
  recoveryWrap: sealed.recoveryWrap,
  identityWrap: sealed.identityWrap,
  identity: sealed.identity,
  parts: sealed.parts.map(c.sm3),
})

/** The reason with which something refuses; fails where it does not refuse, or with an error of another kind. */
export function reasonOf(run: () => unknown): c.SealReason {
  try {
    run()
  } catch (error) {
    if (error instanceof c.SealError) return error.reason
    throw error
  }
  throw new Error('was not refused')
}
