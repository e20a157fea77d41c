import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '../../server/models/index'
import { DEMO_ROOT_PRIVATE, DEMO_ROOT_PUBLIC } from '../../shared/tips/demo'
import type { Purpose } from '../../shared/tips/purposes'
import { answerDigest, sm2PublicKey, unhex, type Certificate, type SignedCertificate } from '../../shared/tips/crypto/index'
import type { AnswerVector, CertificateVector, EnvelopeVector, ReceiptVector } from '../vectors/shapes'
import { certify, makeTipKeys, putFiling, sm3Of, type TestKeys } from './tips'
import { NOW } from './tipWorld'

/** The case of the vectors before a real service, out of the bytes of their files: its keys, its filing, its answers. */

const read = <T>(name: string): T => JSON.parse(readFileSync(join(__dirname, '../vectors/tips', `${name}.json`), 'utf8')) as T

export const VECTORS = {
  receipt: read<ReceiptVector>('receipt'),
  certificate: read<CertificateVector>('certificate'),
  tip: read<EnvelopeVector>('tip'),
  message: read<EnvelopeVector>('message'),
  answer: read<AnswerVector>('answer'),
}

/** The time at which the vectors' certificates are good. */
export const VECTOR_TIME = new Date(NOW * 1_000)

const ROOT = { privateKey: unhex(DEMO_ROOT_PRIVATE), publicKey: unhex(DEMO_ROOT_PUBLIC) }
const DESK = 'work-safety'

const pairOf = (privateKey: string) => ({ privateKey: unhex(privateKey), publicKey: sm2PublicKey(unhex(privateKey)) })
const signed = (certificate: Certificate, signature: string): SignedCertificate => ({ v: 1, ...certificate, signature })

/**
 * The vectors' keys of the work-safety desk: sealing and signing with the certificates of the files, identity and recovery,
 * which have none there, certified for the occasion. The other desk, which a service cannot be without, has keys of its own.
 */
export function vectorKeys(): TestKeys {
  const { certificate, tip, answer } = VECTORS
  const other = makeTipKeys(VECTOR_TIME, ['oversight'], ROOT)
  const own: Record<Purpose, ReturnType<typeof pairOf>> = {
    seal: pairOf(tip.deskPrivate),
    sign: pairOf(answer.signingPrivate),
    identity: pairOf(tip.identityPrivate),
    recovery: pairOf(tip.recoveryPrivate),
  }
  const certified = (purpose: Purpose) => certify(ROOT, { desk: DESK, purpose, publicKey: own[purpose].publicKey, at: VECTOR_TIME })
  return {
    root: ROOT,
    pairs: { ...other.pairs, ...Object.fromEntries(Object.entries(own).map(([purpose, pair]) => [`${DESK}/${purpose}`, pair])) },
    certificates: [
      ...other.certificates,
      signed(certificate.certificate, certificate.signature),
      signed(answer.certificate, answer.certificateSignature),
      certified('identity'),
      certified('recovery'),
    ],
    pairOf: (desk, purpose) => (desk === DESK ? own[purpose] : other.pairOf(desk, purpose)),
  }
}

/** Sends an envelope of the vectors as a phone does, every byte and signature as it stands in the file. Throws where it is refused. */
async function sendEnvelope(base: string, { tipId, header, parts, ...vector }: EnvelopeVector, below = ''): Promise<void> {
  const demandOk = async (answer: Response) => {
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  }
  const isShort = parts.length === 1
  for (const [index, { stored, signature }] of isShort ? [] : parts.entries()) {
    const headers = { 'Content-Type': 'application/octet-stream', 'tip-author': header.author, 'tip-signature': signature }
    const body = Buffer.from(stored, 'hex')
    await demandOk(await fetch(`${base}/api/v1/tips/${tipId}${below}/parts/${index}`, { method: 'PUT', headers, body }))
  }
  const filing = {
    header: vector.canonicalHeader,
    deskWrap: vector.deskWrap,
    recoveryWrap: vector.recoveryWrap,
    identityWrap: vector.identity.wrap,
    identity: vector.identity.stored,
    parts: parts.map(({ stored }) => sm3Of(unhex(stored))),
    signature: vector.signature,
    ...(isShort ? { part0: parts[0]?.stored } : {}),
  }
  await demandOk(await putFiling(base, tipId + below, filing))
}

/** Files the tip of the vectors, and its later message. */
export async function fileVectors(base: string): Promise<void> {
  await sendEnvelope(base, VECTORS.tip)
  await sendEnvelope(base, VECTORS.message, '/messages/1')
}

/** Puts the two answers of the vectors into the case, as the desk's door does. */
export async function putVectorAnswers(db: Db): Promise<void> {
  const { answer } = VECTORS
  const answers = [answer.answer, answer.next.answer].map((bytes, at) => ({
    seq: at + 1,
    at: VECTOR_TIME,
    sm3: answerDigest(unhex(bytes)),
    bytes: Buffer.from(bytes, 'hex'),
  }))
  await db.tips.updateOne({ _id: answer.tipId }, { $set: { answers, answerCount: answers.length } })
}
