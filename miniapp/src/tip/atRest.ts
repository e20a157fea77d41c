import Taro from '@tarojs/taro'
import { concat, fromUtf8, hex, unhex, utf8 } from '@shared/tips/crypto/bytes'
import { sm4Open, sm4Seal } from '@shared/tips/crypto/suite1'
import { PHONE_KEY as KEY } from '@/hooks/tipMarks'
import { putBytes, readBytes } from '@/api/blobs'
import { fillRandom, randomness } from './random'

/**
 * Drafts lie sealed under a key of this phone. That helps where the files are copied alone; whoever holds the unlocked
 * phone, or its whole storage, has the key too.
 */

const KEY_LENGTH = 16
const NONCE_LENGTH = 12

function phoneKey(): Uint8Array {
  const kept = Taro.getStorageSync<string>(KEY)
  if (kept) return unhex(kept, KEY_LENGTH)
  const fresh = randomness(KEY_LENGTH)
  Taro.setStorageSync(KEY, hex(fresh))
  return fresh
}

/** Keeps bytes sealed; the name is bound in. Throws where nothing can be written. */
export async function putSealed(name: string, bytes: Uint8Array): Promise<void> {
  await fillRandom()
  const nonce = randomness(NONCE_LENGTH)
  await putBytes(name, concat(nonce, sm4Seal(phoneKey(), nonce, utf8(name), bytes)))
}

/** What was kept under a name, or null where it is not there or does not open. */
export async function readSealed(name: string): Promise<Uint8Array | null> {
  const stored = await readBytes(name)
  if (!stored) return null
  return sm4Open(phoneKey(), stored.slice(0, NONCE_LENGTH), utf8(name), stored.slice(NONCE_LENGTH)) ?? null
}

export const putJson = (name: string, value: object): Promise<void> => putSealed(name, utf8(JSON.stringify(value)))

export async function readJson<T>(name: string): Promise<T | null> {
  const bytes = await readSealed(name)
  return bytes === null ? null : (JSON.parse(fromUtf8(bytes)) as T)
}
