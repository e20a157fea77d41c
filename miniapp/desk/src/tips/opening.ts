import { unhex } from '@shared/tips/crypto/bytes'
import { readFirstPart } from '@shared/tips/crypto/content'
import { SealError } from '@shared/tips/crypto/errors'
import { decodeHeader, idOf, type Header } from '@shared/tips/crypto/header'
import { openContentKey } from '@shared/tips/crypto/opening'
import { openPart } from '@shared/tips/crypto/part'
import type { FirstPart } from '@shared/tips/crypto/content'
import type { CaseAnswer } from '../api/types'
import type { Keyring } from '../session/keyring'

/** A sealed envelope as the service hands it out: of the tip, or of a later message. */
export type SealedEnvelope = Pick<CaseAnswer, 'header' | 'wrap' | 'wrapKeyId' | 'parts'>

/** An envelope whose content key is known; its parts are opened one by one. */
export interface OpenEnvelope {
  header: Header
  headerBytes: Uint8Array
  contentKey: Uint8Array
}

/** Why an envelope stays shut without a check having failed: the key is not here. */
export class NoKeyError extends Error {
  override readonly name = 'NoKeyError'
  constructor(readonly keyId: string | null) {
    super(
      keyId === null
        ? '这件举报没有为您的受理台密封，或保存期已过、密钥已经删除，打不开。'
        : '打开它的密钥不在已载入的密钥里。请到「密钥」页载入密钥文件；若是前几周的举报，请载入那一周的文件。',
    )
  }
}

/**
 * Opens the content key and holds the header against what the service says of it. Throws NoKeyError, and SealError
 * `header-malformed`, `parts-missing`, `wrap-forged`, `commitment`.
 */
export function openEnvelope(sealed: SealedEnvelope, expected: { tipId: string }, ring: Keyring): OpenEnvelope {
  if (sealed.wrap === null || sealed.wrapKeyId === null) throw new NoKeyError(null)
  const headerBytes = unhex(sealed.header)
  const header = decodeHeader(headerBytes)
  if (header.tipId !== expected.tipId) throw new SealError('header-malformed')
  if (header.sizes.length !== sealed.parts.length) throw new SealError('parts-missing')
  const privateKey = ring.privateKey(sealed.wrapKeyId)
  if (privateKey === undefined) throw new NoKeyError(sealed.wrapKeyId)
  return { header, headerBytes, contentKey: openContentKey(header, unhex(sealed.wrap), privateKey) }
}

/** The data of one stored part. Throws `parts-missing`, `part-length`, `part-tag`, `part-padding`. */
export function openStored({ header, headerBytes, contentKey }: OpenEnvelope, index: number, stored: Uint8Array): Uint8Array {
  const size = header.sizes[index]
  if (size === undefined) throw new SealError('parts-missing')
  return openPart(stored, size, contentKey, { id: idOf(header), header: headerBytes, index, count: header.sizes.length })
}

/** Part 0, read. Throws as `openStored`, and `content-malformed`. */
export const openFirst = (envelope: OpenEnvelope, stored: Uint8Array): FirstPart =>
  readFirstPart(openStored(envelope, 0, stored), envelope.header.prefix)
