import { PART_SIZES, type TipFiling } from '../../shared/api/tips'
import { SealError } from '../../shared/tips/crypto/errors'
import { decodeHeader, encodeHeader, type Header, type MessageHeader, type TipHeader } from '../../shared/tips/crypto/header'
import { filingBytes } from '../../shared/tips/crypto/filing'
import { SEAL_OVERHEAD } from '../../shared/tips/limits'
import type { Purpose } from '../../shared/tips/purposes'
import { ApiError } from '../errors'
import type { Envelope, PartRef } from '../models/tip'
import type { Certificates } from './certificates'
import type { Checks } from './checks/index'
import { isPoint } from './curve'
import { sm3Digest, sm3Hex } from './digest'

/** A filing whose every word about itself was checked: sizes, digests, points of the curve, the author's signature. */
export interface CheckedFiling<H extends Header> {
  header: H
  author: Buffer
  envelope: Omit<Envelope, 'receivedAt'>
}

/** The envelope of a tip that is filed under this id. Throws `seal_malformed` or `seal_signature` with what is wrong. */
export async function readTipFiling(checks: Checks, id: string, filing: TipFiling): Promise<CheckedFiling<TipHeader>> {
  const header = headerOf(filing)
  if (header.magic !== 'MGT1' || header.tipId !== id) throw malformed('header', '不是这件举报的封面')
  return checked(checks, header, filing)
}

/** The same of a later message about the tip of this id. */
export async function readMessageFiling(checks: Checks, id: string, filing: TipFiling): Promise<CheckedFiling<MessageHeader>> {
  const header = headerOf(filing)
  if (header.magic !== 'MGM1' || header.tipId !== id) throw malformed('header', '不是这件举报的来信')
  return checked(checks, header, filing)
}

/** Throws `certificate_refused` unless the three keys of a header belong to this desk and are good now. */
export function demandGoodKeys({ deskKeyId, recoveryKeyId, identityKeyId }: Header, desk: string, certificates: Certificates): void {
  const keys: [Purpose, string][] = [
    ['seal', deskKeyId],
    ['recovery', recoveryKeyId],
    ['identity', identityKeyId],
  ]
  for (const [purpose, keyId] of keys) {
    if (!certificates.isGood({ keyId, desk, purpose })) throw new ApiError('certificate_refused', { [purpose]: '不在现在有效的受理密钥里' })
  }
}

/** The same for a message, whose header names no desk: the one that works on the tip, or the one that it was sealed to. */
export function demandGoodKeysOf(desks: readonly string[], header: Header, certificates: Certificates): void {
  const [first = '', ...others] = desks
  try {
    demandGoodKeys(header, first, certificates)
  } catch (error) {
    if (others.length === 0) throw error
    demandGoodKeysOf(others, header, certificates)
  }
}

const malformed = (field: string, why: string) => new ApiError('seal_malformed', { [field]: why })

function headerOf({ header }: TipFiling): Header {
  try {
    const decoded = decodeHeader(Buffer.from(header, 'hex'))
    if (Buffer.from(encodeHeader(decoded)).toString('hex') === header) return decoded
  } catch (error) {
    if (!(error instanceof SealError)) throw error
  }
  throw malformed('header', '读不出来')
}

async function checked<H extends Header>(checks: Checks, header: H, filing: TipFiling): Promise<CheckedFiling<H>> {
  const [deskWrap, recoveryWrap, identityWrap] = [
    wrapOf(filing, 'deskWrap'),
    wrapOf(filing, 'recoveryWrap'),
    wrapOf(filing, 'identityWrap'),
  ]
  const [headerBytes, sealed, signature] = [filing.header, filing.identity, filing.signature].map(bytesOf) as [Buffer, Buffer, Buffer]
  const parts = partsOf(header, filing)
  const part0 = filing.part0 === undefined ? null : bytesOf(filing.part0)
  const author = bytesOf(header.author)
  const signed = { header: headerBytes, deskWrap, recoveryWrap, identityWrap, identity: sealed, parts: filing.parts.map(bytesOf) }
  if (part0 && sm3Hex(part0) !== parts[0]?.sm3) throw malformed('part0', '与清单里的摘要不符')
  if (!(await checks.isSigned({ author, message: filingBytes(signed, sm3Digest), signature }))) throw new ApiError('seal_signature')
  const { deskKeyId, recoveryKeyId, identityKeyId } = header
  return {
    header,
    author,
    envelope: {
      header: headerBytes,
      deskWrap: { keyId: deskKeyId, bytes: deskWrap },
      recoveryWrap: { keyId: recoveryKeyId, bytes: recoveryWrap },
      identity: { keyId: identityKeyId, wrap: identityWrap, sealed },
      parts,
      part0,
      signature,
    },
  }
}

/** The wraps are made for others; only that each begins with a point of the curve can be told here. */
function wrapOf(filing: TipFiling, field: 'deskWrap' | 'recoveryWrap' | 'identityWrap'): Buffer {
  const wrap = bytesOf(filing[field])
  if (!isPoint(wrap.subarray(0, 65))) throw malformed(field, '不是密封的密钥')
  return wrap
}

function partsOf({ sizes }: Header, { parts }: TipFiling): PartRef[] {
  if (parts.length !== sizes.length) throw malformed('parts', '件数与封面不符')
  const refs = parts.map((sm3, part) => ({ part, size: (sizes[part] ?? 0) + SEAL_OVERHEAD, sm3 }))
  if (refs.some(({ size }) => !PART_SIZES.includes(size))) throw malformed('header', '没有这种大小')
  return refs
}

const bytesOf = (hex: string): Buffer => Buffer.from(hex, 'hex')
