import { concat, u8, utf8 } from './bytes'
import type { Randomness } from './bytes'
import { SealError } from './errors'
import { hkdf } from './hkdf'
import { LENGTH_BYTES, pad, unpad } from './padding'
import { NONCE_LENGTH } from './part'
import { sm4Open, sm4Seal } from './suite1'

/** An officer's note on a case, sealed under the tip's content key before it leaves the desk: `nonce 12 ‖ text ‖ tag 16`. */

/** Notes are padded to steps of this many bytes, so that their length says little. */
export const NOTE_STEP = 512

/** Which note of which case: `tipId` 16 bytes, `n` the number of its line, 0 to 255. */
export interface NotePlace {
  tipId: Uint8Array
  n: number
}

/** What a note is bound to, and the info of its key: `mingan/note/1/` ‖ u8 n. */
const label = (n: number): Uint8Array => concat(utf8('mingan/note/1/'), u8(n))

/** Key of a note, 16 bytes: HKDF(content key, salt tip id, label). Throws `malformed` where n does not fit. */
export const noteKey = (contentKey: Uint8Array, { tipId, n }: NotePlace): Uint8Array => hkdf(contentKey, tipId, label(n), 16)

const aadOf = ({ tipId, n }: NotePlace): Uint8Array => concat(label(n), tipId)

/** Seals a note under the tip's content key (32 bytes). Throws `malformed` where n is over 255. */
export function sealNote(plain: Uint8Array, place: NotePlace, contentKey: Uint8Array, randomness: Randomness): Uint8Array {
  const size = Math.ceil((plain.length + LENGTH_BYTES) / NOTE_STEP) * NOTE_STEP
  const nonce = randomness(NONCE_LENGTH)
  return concat(nonce, sm4Seal(noteKey(contentKey, place), nonce, aadOf(place), pad(plain, size, 'part-too-long')))
}

/** The plain bytes of a note. Throws `malformed` (cut), `part-tag` (changed, or of another line or tip), `part-padding`. */
export function openNote(stored: Uint8Array, place: NotePlace, contentKey: Uint8Array): Uint8Array {
  if (stored.length < NONCE_LENGTH) throw new SealError('malformed')
  const key = noteKey(contentKey, place)
  const padded = sm4Open(key, stored.slice(0, NONCE_LENGTH), aadOf(place), stored.slice(NONCE_LENGTH))
  if (padded === undefined) throw new SealError('part-tag')
  return unpad(padded, 'part-padding')
}
