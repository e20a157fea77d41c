import { concat, hex, unhex } from '@shared/tips/crypto/bytes'
import { sm3 } from '@shared/tips/crypto/suite1'

/** The proof of work a service asks for while many filings arrive. */
export interface WorkAsked {
  bits: number
  challenge: string
}

/** Attempts between two pauses: some 20 ms on a slow phone. */
const SLICE = 200

/** Zero bits at the beginning of a hash. */
export function zeroBits(digest: Uint8Array): number {
  const first = digest.findIndex((byte) => byte !== 0)
  return first === -1 ? digest.length * 8 : first * 8 + Math.clz32(digest[first] ?? 0) - 24
}

/** Searches the nonce, 8 bytes as hex, so that SM3(challenge ‖ tipId ‖ nonce) begins with so many zero bits; pauses between slices. */
export async function proveWork(
  { bits, challenge }: WorkAsked,
  tipId: Uint8Array,
  pause: () => Promise<void>,
  onTried: (share: number) => void,
): Promise<{ challenge: string; nonce: string }> {
  const front = concat(unhex(challenge, 16), tipId)
  const nonce = new Uint8Array(8)
  const view = new DataView(nonce.buffer)
  for (let tried = 0; ; tried++) {
    view.setUint32(4, tried)
    if (zeroBits(sm3(concat(front, nonce))) >= bits) return { challenge, nonce: hex(nonce) }
    if (tried % SLICE !== SLICE - 1) continue
    // How long it takes is luck: the share nears one and never says done.
    onTried(1 - Math.exp(-tried / 2 ** bits))
    await pause()
  }
}
