import { equal, unhex } from './bytes'
import type { Randomness } from './bytes'
import type { TrustedCertificate } from './certificate'
import { readFirstPart } from './content'
import type { FirstPart } from './content'
import { SealError } from './errors'
import { decodeHeader, idOf } from './header'
import type { Header } from './header'
import { commitmentOf, openPart } from './part'
import { sm2Decrypt, sm2Encrypt } from './suite1'

/** What is needed to open: the bytes H, a wrap of the content key, the stored parts in order. */
export interface ToOpen {
  header: Uint8Array
  wrap: Uint8Array
  parts: readonly Uint8Array[]
}

/** An opened tip or message. */
export interface Opened {
  header: Header
  contentKey: Uint8Array
  content: FirstPart
  photos: Uint8Array[]
}

/** The content key of a wrap, 32 bytes, held against the header's commitment. Throws `wrap-length`, `wrap-forged`, `commitment`. */
export function openContentKey(header: Header, wrap: Uint8Array, privateKey: Uint8Array): Uint8Array {
  const contentKey = sm2Decrypt(wrap, privateKey, 32)
  if (!equal(commitmentOf(idOf(header), contentKey), unhex(header.commitment, 32))) throw new SealError('commitment')
  return contentKey
}

/**
 * Opens a tip or a later message whole or not at all. Throws `header-malformed`, `parts-missing` (too many as well),
 * `wrap-length`, `wrap-forged`, `commitment`, `part-length`, `part-tag`, `part-padding`, `content-malformed`.
 */
export function openTip(sealed: ToOpen, privateKey: Uint8Array): Opened {
  const header = decodeHeader(sealed.header)
  const count = header.sizes.length
  if (sealed.parts.length !== count) throw new SealError('parts-missing')
  const contentKey = openContentKey(header, sealed.wrap, privateKey)
  const id = idOf(header)
  const [first, ...photos] = header.sizes.map((size, index) =>
    openPart(sealed.parts[index] ?? new Uint8Array(0), size, contentKey, { id, header: sealed.header, index, count }),
  )
  if (first === undefined) throw new SealError('parts-missing')
  return { header, contentKey, content: readFirstPart(first, header.prefix), photos }
}

/** Wraps a content key for another certificate of purpose seal or recovery; the header stays as the author signed it. */
export function rewrap(
  contentKey: Uint8Array,
  certificate: TrustedCertificate,
  randomness: Randomness,
): { keyId: string; wrap: Uint8Array } {
  if (certificate.purpose !== 'seal' && certificate.purpose !== 'recovery') throw new SealError('certificate-purpose')
  return { keyId: certificate.keyId, wrap: sm2Encrypt(contentKey, unhex(certificate.publicKey, 65), randomness) }
}
