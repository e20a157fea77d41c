import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from '../../server/app'
import { createListener } from '../../server/listener'
import { createLog, type Log } from '../../server/log'
import { createMetrics } from '../../server/metrics'
import { PublishedView } from '../../server/read/published'
import { sm3Hex } from '../../server/tips/digest'
import { everyUnrectified, unrectifiedOf } from '../../server/tips/unrectified'
import { createTipDoor, type TipDoor } from '../../server/tips/index'
import { writeCanary } from '../../server/tips/keys/canaryFile'
import { writeCertificates } from '../../server/tips/keys/certificatesFile'
import { CANARY_DESK, type TipSettings } from '../../server/tips/settings'
import { startWorkbooks } from '../../server/workbooks/index'
import type { Db } from '../../server/models/index'
import type { TipFiling } from '../../shared/api/tips'
import {
  chooseTipCertificates,
  deriveSecrets,
  hex,
  messageIdOf,
  newReceipt,
  sealMessage,
  sealTip,
  signCertificate,
  sm2KeyPair,
  type Content,
  type Header,
  type IdentityForm,
  type ReceiptSecrets,
  type Sealed,
  type SignedCertificate,
} from '../../shared/tips/crypto/index'
import type { Purpose } from '../../shared/tips/purposes'
import { TIP_KINDS, type TipKind } from '../../shared/tips/words'
import { TEST_NOW } from './app'

/** Keys, certificates and sealed tips for tests: the real crypto, under a root made for the occasion. */

export const randomness = (length: number): Uint8Array => new Uint8Array(randomBytes(length))

export interface KeyPair {
  privateKey: Uint8Array
  publicKey: Uint8Array
}

export interface TestKeys {
  root: KeyPair
  /** by `desk/purpose` */
  pairs: Record<string, KeyPair>
  certificates: SignedCertificate[]
  pairOf: (desk: string, purpose: Purpose) => KeyPair
}

const DAY_S = 86_400
const PURPOSES: readonly Purpose[] = ['seal', 'sign', 'identity', 'recovery']

/** A root and, for each desk and the canary, one key of each purpose, good from a day before `at` to five days after. */
export function makeTipKeys(
  at: Date = TEST_NOW,
  desks: readonly string[] = ['work-safety', 'oversight', CANARY_DESK],
  root: KeyPair = sm2KeyPair(randomness),
): TestKeys {
  const pairs: Record<string, KeyPair> = {}
  const certificates: SignedCertificate[] = []
  for (const desk of desks) {
    for (const purpose of PURPOSES) {
      const pair = sm2KeyPair(randomness)
      pairs[`${desk}/${purpose}`] = pair
      certificates.push(certify(root, { desk, purpose, publicKey: pair.publicKey, at }))
    }
  }
  const pairOf = (desk: string, purpose: Purpose): KeyPair => {
    const pair = pairs[`${desk}/${purpose}`]
    if (!pair) throw new Error(`no key of ${desk}/${purpose}`)
    return pair
  }
  return { root, pairs, certificates, pairOf }
}

/** A certificate of a root; `days` gives its begin and end around `at`. */
export function certify(
  root: KeyPair,
  {
    desk,
    purpose,
    publicKey,
    at,
    days = [-1, 5],
  }: { desk: string; purpose: Purpose; publicKey: Uint8Array; at: Date; days?: [number, number] },
): SignedCertificate {
  const seconds = Math.floor(at.getTime() / 1_000)
  const certificate = {
    suite: 1,
    desk,
    purpose,
    publicKey: hex(publicKey),
    notBefore: seconds + days[0] * DAY_S,
    notAfter: seconds + days[1] * DAY_S,
  }
  return signCertificate(certificate, root.privateKey, randomness)
}

/** The files a service reads, written into a folder, and its settings. */
export function tipSettings(keys: TestKeys, dir: string, over: Partial<TipSettings> = {}): TipSettings {
  const certificatesFile = join(dir, 'certificates.json')
  const canaryKeysFile = join(dir, 'canary.json')
  writeFileSync(certificatesFile, writeCertificates(keys.certificates))
  const canary = keys.certificates.filter(({ desk }) => desk === CANARY_DESK)
  const pairs = canary.map((certificate) => ({ certificate, privateKey: hex(keys.pairOf(CANARY_DESK, certificate.purpose).privateKey) }))
  writeFileSync(canaryKeysFile, writeCanary(pairs))
  return {
    root: keys.root.publicKey,
    demonstration: false,
    production: false,
    certificatesFile,
    diskBytes: 1024 * 1024 * 1024,
    trustedProxies: 0,
    anonymousReward: null,
    division: '990100',
    canaryKeysFile: canary.length > 0 ? canaryKeysFile : null,
    ...over,
  }
}

export interface TestTip {
  secrets: ReceiptSecrets
  sealed: Sealed<Header>
  id: string
}

export interface TipWish {
  kind?: TipKind
  desk?: string
  content?: Content
  /** plain bytes of each photo */
  photos?: Uint8Array[]
  identity?: IdentityForm
  at?: Date
  secrets?: ReceiptSecrets
}

/** Seals a tip as a phone does. */
export function makeTip(keys: TestKeys, wish: TipWish = {}): TestTip {
  const { kind = 'hazard', photos = [], content = { text: '三号楼消防通道堵死', fields: {} }, identity, at = TEST_NOW } = wish
  const desk = wish.desk ?? (kind === 'enforcement_misconduct' ? 'oversight' : 'work-safety')
  const secrets = wish.secrets ?? deriveSecrets(newReceipt(randomness))
  const sealed = sealTip({
    secrets,
    content,
    photos,
    ...(identity ? { identity } : {}),
    certificates: certificatesOf(keys, desk, at),
    randomness,
    kind: TIP_KINDS[kind].byte,
    division: '990100',
  })
  return { secrets, sealed, id: hex(secrets.tipId) }
}

/** Seals a later message of the reporter of a tip. */
export function makeMessage(
  keys: TestKeys,
  tip: TestTip,
  number: number,
  { content, photos = [], desk = 'work-safety', at = TEST_NOW }: TipWish = {},
) {
  const sealed: Sealed<Header> = sealMessage({
    secrets: tip.secrets,
    number,
    content: content ?? { text: '补充：昨天又堵上了', fields: {} },
    photos,
    certificates: certificatesOf(keys, desk, at),
    randomness,
  })
  return { sealed, messageId: hex(messageIdOf(tip.secrets.prk, number)) }
}

const certificatesOf = (keys: TestKeys, desk: string, at: Date) =>
  chooseTipCertificates(keys.certificates, { root: keys.root.publicKey, desk, now: Math.floor(at.getTime() / 1_000) })

/** What of a sealed tip or message is sent. */
export type Sent = Pick<
  Sealed<Header>,
  'headerBytes' | 'deskWrap' | 'recoveryWrap' | 'identityWrap' | 'identity' | 'parts' | 'puts' | 'filing'
>

/** The body of a filing. Part 0 goes with it where there are no photos, or where it is asked for. */
export function filingOf(sealed: Sent, { inline = sealed.parts.length === 1 } = {}): TipFiling {
  return {
    header: hex(sealed.headerBytes),
    deskWrap: hex(sealed.deskWrap),
    recoveryWrap: hex(sealed.recoveryWrap),
    identityWrap: hex(sealed.identityWrap),
    identity: hex(sealed.identity),
    parts: sealed.parts.map((part) => sm3Of(part)),
    signature: hex(sealed.filing),
    ...(inline ? { part0: hex(sealed.parts[0] ?? new Uint8Array()) } : {}),
  }
}

export const sm3Of = (bytes: Uint8Array): string => sm3Hex(bytes)

/** Puts one part; `message` is 0 for the tip itself. */
export function putPart(
  base: string,
  tip: Pick<TestTip, 'id' | 'secrets'>,
  { sealed, part, message = 0, messageId }: { sealed: Sealed<Header>; part: number; message?: number; messageId?: string },
): Promise<Response> {
  const below = message === 0 ? '' : `/messages/${message}`
  return fetch(`${base}/api/v1/tips/${tip.id}${below}/parts/${part}`, {
    method: 'PUT',
    headers: {
      'Content-Type': 'application/octet-stream',
      'tip-author': hex(tip.secrets.signingPublic),
      'tip-signature': hex(sealed.puts[part] ?? new Uint8Array()),
      ...(messageId === undefined ? {} : { 'tip-message': messageId }),
    },
    body: Buffer.from(sealed.parts[part] ?? new Uint8Array()),
  })
}

/** Files a body under a path below /api/v1/tips/. */
export const putFiling = (base: string, path: string, filing: unknown): Promise<Response> =>
  fetch(`${base}/api/v1/tips/${path}`, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(filing) })

/** Sends a whole tip as a phone does: its parts where it has photos, then the filing. Returns the last answer. */
export async function sendTip(base: string, tip: TestTip): Promise<Response> {
  const isShort = tip.sealed.parts.length === 1
  for (const part of isShort ? [] : tip.sealed.parts.keys()) {
    const answer = await putPart(base, tip, { sealed: tip.sealed, part })
    if (!answer.ok) return answer
  }
  return putFiling(base, tip.id, filingOf(tip.sealed))
}

/** Sends a whole later message. Returns the last answer. */
export async function sendMessage(base: string, tip: TestTip, number: number, made: ReturnType<typeof makeMessage>): Promise<Response> {
  const { sealed, messageId } = made
  for (const part of sealed.parts.length === 1 ? [] : sealed.parts.keys()) {
    const answer = await putPart(base, tip, { sealed, part, message: number, messageId })
    if (!answer.ok) return answer
  }
  return putFiling(base, `${tip.id}/messages/${number}`, filingOf(sealed))
}

/** A picture of so many bytes, as far as sealing is concerned. */
export const photoOf = (bytes: number): Uint8Array => randomness(bytes)

export interface TipService {
  base: string
  door: TipDoor
  stop: () => Promise<void>
}

/** The service with its door for reporters over real HTTP, on a database of the caller's. */
export async function startTipService({
  db,
  settings,
  now,
  log = createLog({ LOG_LEVEL: 'silent' }),
  freeBytes,
}: {
  db: Db
  settings: TipSettings
  now: () => Date
  log?: Log
  freeBytes?: () => number
}): Promise<TipService> {
  const door = createTipDoor({ db, now, randomness, log, settings, ...(freeBytes ? { freeBytes } : {}) })
  await door.start()
  const view = new PublishedView(db, now, () => everyUnrectified({ db }))
  const metrics = createMetrics({ db, view, sources: [], now, canary: door.canary.lastGoodAt })
  const city = { name: '样例市', sample: true, officePhone: null, division: '990100', baseMap: null }
  const app = createApp({
    db,
    unrectified: (record) => unrectifiedOf({ db }, record),
    view,
    sources: [],
    city,
    workbooks: startWorkbooks({ log }),
    now,
    log,
    webDir: null,
    metrics,
    tips: door,
  })
  const server = createListener(app, { maxConnections: 4_096, turnedAway: metrics.turnedAway })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    base: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    door,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
