import { z } from 'zod'
import { hex, unhex, utf8, equal, type Randomness } from '../../../shared/tips/crypto/bytes'
import {
  boxAad,
  isPassphraseBox,
  openUnderPassphrase,
  sealUnderPassphrase,
  type PassphraseBox,
} from '../../../shared/tips/crypto/passphrase'
import { sm2PublicKey, sm3 } from '../../../shared/tips/crypto/suite1'

/** The root's private half under a passphrase. It stays with the oversight body and never comes near the service. */

const FORMAT = 'mingan-root-key'
const Shape = z.looseObject({
  v: z.literal(1),
  format: z.literal(FORMAT),
  publicKey: z.string().regex(/^04[0-9a-f]{128}$/),
  check: z.string(),
})

export interface RootFile extends PassphraseBox {
  v: 1
  format: typeof FORMAT
  /** 65 bytes, hex */
  publicKey: string
  check: string
}

export class RootFileError extends Error {}

const aadOf = (publicKey: string): Uint8Array => boxAad('mingan/root/1', publicKey)
const checkOf = (publicKey: string, { kdf, nonce, sealed }: PassphraseBox): string =>
  hex(sm3(utf8(JSON.stringify([publicKey, kdf.salt, kdf.n, nonce, sealed]))).slice(0, 8))

/** Seals the 32 bytes of a root's private half. `n`: cost of a guess, less only in tests. */
export function sealRoot(privateKey: Uint8Array, passphrase: string, randomness: Randomness, { n }: { n?: number } = {}): RootFile {
  const publicKey = hex(sm2PublicKey(privateKey))
  const box = sealUnderPassphrase(privateKey, aadOf(publicKey), { passphrase, randomness, ...(n === undefined ? {} : { n }) })
  return { v: 1, format: FORMAT, publicKey, ...box, check: checkOf(publicKey, box) }
}

/** Reads the text of a root's file without opening it. Throws RootFileError. */
export function readRootFile(text: string, name: string): RootFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new RootFileError(`${name}：不是监督根密钥文件，或已损坏。`)
  }
  const parsed = Shape.safeParse(value)
  if (!parsed.success) throw new RootFileError(`${name}：不是监督根密钥文件。`)
  if (!isPassphraseBox(value) || parsed.data.check !== checkOf(parsed.data.publicKey, value))
    throw new RootFileError(`${name}：监督根密钥文件已损坏，请换用备份或纸上的那一份。`)
  return value as RootFile
}

/** The root's private half, 32 bytes. Throws RootFileError where the passphrase is another one. */
export function openRoot(file: RootFile, passphrase: string): Uint8Array {
  const privateKey = openUnderPassphrase(file, aadOf(file.publicKey), passphrase)
  if (privateKey === undefined) throw new RootFileError('监督根密钥的口令不对。文件没有改动，请再来一次。')
  if (!equal(sm2PublicKey(privateKey), unhex(file.publicKey))) throw new RootFileError('监督根密钥文件已损坏：公钥与私钥不是一对。')
  return privateKey
}
