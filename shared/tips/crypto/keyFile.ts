import { equal, hex, unhex, utf8 } from './bytes'
import type { Randomness } from './bytes'
import type { SignedCertificate } from './certificate'
import { jsonObject } from './content'
import { boxAad, isPassphraseBox, openUnderPassphrase, openUnderPassphraseInSteps, sealUnderPassphrase } from './passphrase'
import type { PassphraseBox } from './passphrase'
import { sm2PublicKey, sm3 } from './suite1'

/**
 * The file in which private keys of a desk lie, sealed under its holder's passphrase. Not part of `index.ts`: phones do not
 * ship it.
 */

export const KEY_FILE_FORMAT = 'mingan-desk-keys'

/** Who holds a key file, with the words for people. */
export const KEY_HOLDERS = {
  handler: '经办人',
  payer: '奖励发放人',
  reviewer: '异议办理人',
  recovery: '恢复密钥保管机关',
  canary: '自检程序',
} as const
export type KeyHolder = keyof typeof KEY_HOLDERS

/** One key: its signed certificate, and the private half as 32 bytes in hex. */
export interface DeskKey {
  certificate: SignedCertificate
  privateKey: string
}

/** What a key file holds once it is open. */
export interface KeyFileContent {
  desk: string
  holder: KeyHolder
  keys: DeskKey[]
}

/** A key file as JSON. `check`: first 8 bytes of SM3 of the rest, so that damage is told from a wrong passphrase. */
export interface KeyFile extends PassphraseBox {
  v: 1
  format: typeof KEY_FILE_FORMAT
  desk: string
  holder: KeyHolder
  check: string
}

export const KEY_FILE_REASONS = {
  'not-a-key-file': '这不是受理台的密钥文件，请选择扩展名为 .keys.json 的文件。',
  damaged: '密钥文件已损坏，内容不完整。文件没有改动，请换用备份的那一份。',
  'wrong-passphrase': '口令不对。密钥文件没有改动，请再输一次。',
} as const
export type KeyFileReason = keyof typeof KEY_FILE_REASONS

/** Why a key file was not opened: `reason` for programs, `message` for people. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError'
  constructor(readonly reason: KeyFileReason) {
    super(KEY_FILE_REASONS[reason])
  }
}

const aadOf = ({ desk, holder }: { desk: string; holder: string }): Uint8Array => boxAad('mingan/keys/1', desk, holder)

function checkOf({ v, format, desk, holder, kdf, nonce, sealed }: Omit<KeyFile, 'check'>): string {
  const { name, salt, n, r, p } = kdf
  return hex(sm3(utf8(JSON.stringify([v, format, desk, holder, name, salt, n, r, p, nonce, sealed]))).slice(0, 8))
}

/** Seals keys under a passphrase. Takes about a second; `n` is the cost of a guess, less only in demonstrations and tests. */
export function sealKeyFile(
  { desk, holder, keys }: KeyFileContent,
  passphrase: string,
  randomness: Randomness,
  { n }: { n?: number } = {},
): KeyFile {
  const plain = utf8(JSON.stringify({ keys }))
  const box = sealUnderPassphrase(plain, aadOf({ desk, holder }), { passphrase, randomness, ...(n === undefined ? {} : { n }) })
  const file = { v: 1, format: KEY_FILE_FORMAT, desk, holder, ...box } as const
  return { ...file, check: checkOf(file) }
}

/** Reads the text of a key file without opening it. Throws KeyFileError `not-a-key-file` or `damaged`. */
export function readKeyFile(text: string): KeyFile {
  const value = jsonObject(utf8(text)) as Partial<KeyFile> | undefined
  // A file that was cut is no JSON any more, and still says what it was.
  if (value === undefined) throw new KeyFileError(text.includes(`"${KEY_FILE_FORMAT}"`) ? 'damaged' : 'not-a-key-file')
  if (value.format !== KEY_FILE_FORMAT || value.v !== 1) throw new KeyFileError('not-a-key-file')
  const known = typeof value.desk === 'string' && typeof value.holder === 'string' && Object.keys(KEY_HOLDERS).includes(value.holder)
  if (!known || !isPassphraseBox(value)) throw new KeyFileError('damaged')
  const file = value as KeyFile
  if (file.check !== checkOf(file)) throw new KeyFileError('damaged')
  return file
}

/** Opens a key file at once; blocks for about a second. Throws KeyFileError `wrong-passphrase` or `damaged`. */
export const openKeyFile = (file: KeyFile, passphrase: string): KeyFileContent =>
  contentOf(file, openUnderPassphrase(file, aadOf(file), passphrase))

/** The same in slices, for a page: `onProgress` gets 0 to 1. Rejects as `openKeyFile` throws. */
export const openKeyFileInSteps = async (
  file: KeyFile,
  passphrase: string,
  onProgress?: (share: number) => void,
): Promise<KeyFileContent> => contentOf(file, await openUnderPassphraseInSteps(file, aadOf(file), passphrase, onProgress))

function contentOf({ desk, holder }: KeyFile, plain: Uint8Array | undefined): KeyFileContent {
  if (plain === undefined) throw new KeyFileError('wrong-passphrase')
  const keys = jsonObject(plain)?.keys
  if (!Array.isArray(keys) || !keys.every(isDeskKey)) throw new KeyFileError('damaged')
  return { desk, holder, keys }
}

/** A private key is of its certificate, or the file is not what it says. */
function isDeskKey(value: unknown): value is DeskKey {
  const { certificate, privateKey } = (value ?? {}) as Partial<DeskKey>
  if (typeof privateKey !== 'string' || !/^[0-9a-f]{64}$/.test(privateKey)) return false
  if (typeof certificate?.publicKey !== 'string' || !/^[0-9a-f]{130}$/.test(certificate.publicKey)) return false
  return equal(sm2PublicKey(unhex(privateKey)), unhex(certificate.publicKey))
}
