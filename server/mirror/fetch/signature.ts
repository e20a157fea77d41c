import { createPublicKey, verify } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { UnreadableSource, type RawFile } from '../formats/types'
import type { Source } from '../source/sources'

/** DER of an Ed25519 public key up to its 32 bytes (RFC 8410). */
const ED25519_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')
const SIGNATURE_BYTES = 64
const SIGNATURE_FILE_MAX = 200

/** Checks the signature of a file where its source signs. Throws UnreadableSource where it is missing or wrong. */
export async function verifySignature(source: Source, file: RawFile, signatureFile: () => Promise<RawFile>): Promise<void> {
  if (source.publicKey === undefined) return
  const key = Buffer.from(source.publicKey, 'base64')
  if (key.length !== 32) throw new UnreadableSource('登记的公钥不是 32 字节的 Ed25519 公钥')
  const found = await signatureFile().catch((error: Error) => {
    throw new UnreadableSource(`来源应当签名，却没有读到签名：${error.message}`)
  })
  if (found.size > SIGNATURE_FILE_MAX) throw new UnreadableSource('来源的签名不像签名')
  const signature = Buffer.from((await readFile(found.path, 'latin1')).trim(), 'base64')
  const publicKey = createPublicKey({ key: Buffer.concat([ED25519_PREFIX, key]), format: 'der', type: 'spki' })
  const isGood = signature.length === SIGNATURE_BYTES && verify(null, await readFile(file.path), publicKey, signature)
  if (!isGood) throw new UnreadableSource('来源的签名不对，内容没有采用')
}
