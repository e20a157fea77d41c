import { unhex, utf8 } from '@shared/tips/crypto/bytes'
import { SealError } from '@shared/tips/crypto/errors'
import { openSlip } from '@shared/tips/crypto/slip'
import type { TipContent } from '@shared/tips/content'
import { kindOfByte } from '@shared/tips/words'
import type { CaseAnswer } from '../api/types'
import type { Keyring } from '../session/keyring'
import { readTip } from './fields'
import { NoKeyError, openEnvelope, openFirst, openStored } from './opening'
import { readSlip, type TransferSlip } from './transferSlip'

/** Fetches stored part `part` of the tip. */
export type FetchPart = (part: number) => Promise<Uint8Array>

/** A case whose content is in clear, in memory. */
export interface OpenedCase {
  /** key of its notes: the content key, or that of the slip where another desk handed it over */
  key: Uint8Array
  /** null where only a slip came */
  tip: TipContent | null
  slip: TransferSlip | null
  /** whom answers are sealed to; null where a slip came that does not say */
  reporter: { lookupId: string; sealingKey: string } | null
  /** how many photos can be looked at */
  photos: number
  /** the JPEG of photo 1 to `photos` */
  photo: (n: number) => Promise<Uint8Array>
}

/** Opens a case whole or not at all. Throws NoKeyError, SealError. */
export async function openCase(answer: CaseAnswer, ring: Keyring, fetchPart: FetchPart): Promise<OpenedCase> {
  return answer.slip !== null && answer.wrap === null ? openHandedOver(answer, answer.slip, ring) : openOwn(answer, ring, fetchPart)
}

async function openOwn(answer: CaseAnswer, ring: Keyring, fetchPart: FetchPart): Promise<OpenedCase> {
  const envelope = openEnvelope(answer, { tipId: answer.id }, ring)
  const { header } = envelope
  // The service lists a tip by its header; a list that says another kind is not about this envelope.
  if (header.magic !== 'MGT1' || kindOfByte(header.kind) !== answer.kind) throw new SealError('header-malformed')
  const tip = readTip(openFirst(envelope, await fetchPart(0)))
  return {
    key: envelope.contentKey,
    tip,
    slip: null,
    reporter: { lookupId: tip.lookupId, sealingKey: tip.sealingKey },
    photos: header.sizes.length - 1,
    photo: async (n) => openStored(envelope, n, await fetchPart(n)),
  }
}

function openHandedOver(answer: CaseAnswer, sealed: NonNullable<CaseAnswer['slip']>, ring: Keyring): OpenedCase {
  const privateKey = ring.privateKey(sealed.wrapKeyId)
  if (privateKey === undefined) throw new NoKeyError(sealed.wrapKeyId)
  const opened = openSlip({ wrap: unhex(sealed.wrap), sealed: unhex(sealed.sealed) }, unhex(answer.id, 16), privateKey)
  const slip = readSlip(utf8(opened.text))
  return {
    key: opened.key,
    tip: null,
    slip,
    reporter: slip.reporter,
    photos: opened.photos.length,
    photo: (n) => {
      const one = opened.photos[n - 1]
      return one === undefined ? Promise.reject(new SealError('parts-missing')) : Promise.resolve(one)
    },
  }
}
