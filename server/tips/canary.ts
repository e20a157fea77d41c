import { readFile } from 'node:fs/promises'
import type { TipFiling } from '../../shared/api/tips'
import { PART_AUTHOR, PART_SIGNATURE } from '../../shared/api/tips'
import { hex, unhex } from '../../shared/tips/crypto/bytes'
import { chooseTipCertificates, type TipCertificates } from '../../shared/tips/crypto/certificates'
import type { DeskKey } from '../../shared/tips/crypto/keyFile'
import { openTip } from '../../shared/tips/crypto/opening'
import { deriveSecrets, newReceipt, type ReceiptSecrets } from '../../shared/tips/crypto/receipt'
import { sealTip, type SealedTip } from '../../shared/tips/crypto/tip'
import { TIP_KINDS } from '../../shared/tips/words'
import { partKey, type TipPartDoc } from '../models/tipPart'
import type { TipDoc } from '../models/tip'
import { bufferOf } from './bytes'
import type { CanaryStatus } from './canaryStatus'
import type { TipDeps } from './deps'
import { sm3Hex } from './digest'
import { readCanary } from './keys/canaryFile'
import { CANARY_DESK } from './settings'

/** Plain bytes of the picture that the canary sends along. */
const PHOTO_BYTES = 40_000

export interface CanaryOptions {
  deps: TipDeps
  /** the service's own address on loopback: the canary comes in as everybody does */
  base: string
  ids: Set<string>
  status: CanaryStatus
}

/**
 * Files a test tip to the service itself through its public door, opens what was kept, and takes it away again. Returns whether
 * there are keys for it; throws where anything on the way does not do what it does for a reporter.
 */
export async function flyCanary({ deps, base, ids, status }: CanaryOptions): Promise<boolean> {
  const { settings, randomness, now } = deps
  if (settings.canaryKeysFile === null || settings.root === null) return false
  const keys = readCanary(await readFile(settings.canaryKeysFile, 'utf8'), 'TIP_CANARY_KEYS')
  const certificates = certificatesOf(keys, settings.root, now())
  const secrets = deriveSecrets(newReceipt(randomness))
  const id = hex(secrets.tipId)
  const words = hex(randomness(16))
  const photo = randomness(PHOTO_BYTES)
  ids.add(id)
  try {
    const kind = TIP_KINDS.hazard.byte
    const content = { text: words, fields: {} }
    const sealed = sealTip({ secrets, content, photos: [photo], certificates, randomness, kind, division: settings.division })
    await send({ base, id, secrets, sealed })
    const opened = await open(deps, id, keys)
    if (opened.text !== words || !opened.photo.equals(photo)) throw new Error('the canary came back changed')
    status.good(now())
    return true
  } finally {
    ids.delete(id)
    await deps.db.tips.deleteOne({ _id: id })
    await deps.db.tipParts.deleteMany({ tip: id })
  }
}

function certificatesOf(keys: readonly DeskKey[], root: Uint8Array, at: Date): TipCertificates {
  const all = keys.map(({ certificate }) => certificate)
  return chooseTipCertificates(all, { root, desk: CANARY_DESK, now: Math.floor(at.getTime() / 1_000) })
}

async function send({
  base,
  id,
  secrets,
  sealed,
}: {
  base: string
  id: string
  secrets: ReceiptSecrets
  sealed: SealedTip
}): Promise<void> {
  const url = `${base}/api/v1/tips/${id}`
  for (const [part, bytes] of sealed.parts.entries()) {
    const headers = {
      'Content-Type': 'application/octet-stream',
      [PART_AUTHOR]: hex(secrets.signingPublic),
      [PART_SIGNATURE]: hex(sealed.puts[part] ?? new Uint8Array()),
    }
    await demandOk(await fetch(`${url}/parts/${part}`, { method: 'PUT', headers, body: Buffer.from(bytes) }), 'part')
  }
  const filing: TipFiling = {
    header: hex(sealed.headerBytes),
    deskWrap: hex(sealed.deskWrap),
    recoveryWrap: hex(sealed.recoveryWrap),
    identityWrap: hex(sealed.identityWrap),
    identity: hex(sealed.identity),
    parts: sealed.parts.map(sm3Hex),
    signature: hex(sealed.filing),
  }
  const headers = { 'Content-Type': 'application/json' }
  await demandOk(await fetch(url, { method: 'PUT', headers, body: JSON.stringify(filing) }), 'filing')
}

async function demandOk(answer: Response, step: string): Promise<void> {
  // Read to its end, or the connection stays taken.
  const body = await answer.text()
  if (!answer.ok) throw new Error(`the canary's ${step} was answered ${answer.status}: ${body.slice(0, 200)}`)
}

async function open({ db }: TipDeps, id: string, keys: readonly DeskKey[]): Promise<{ text: string; photo: Buffer }> {
  const tip = await db.tips.findOne({ _id: id }).lean<TipDoc>()
  const key = keys.find(({ certificate }) => certificate.keyId === tip?.deskWrap?.keyId)
  if (!tip?.deskWrap || !key) throw new Error('the canary was acknowledged and is not there')
  const names = tip.parts.map(({ part }) => partKey(id, 0, part))
  const docs = await db.tipParts.find({ _id: { $in: names } }).lean<TipPartDoc[]>()
  const parts = names.map((name) => {
    const doc = docs.find(({ _id }) => _id === name)
    if (!doc) throw new Error('a part of the canary is not there')
    return bufferOf(doc.bytes)
  })
  const { content, photos } = openTip(
    { header: bufferOf(tip.header), wrap: bufferOf(tip.deskWrap.bytes), parts },
    unhex(key.privateKey, 32),
  )
  return { text: content.text, photo: Buffer.from(photos[0] ?? new Uint8Array()) }
}
