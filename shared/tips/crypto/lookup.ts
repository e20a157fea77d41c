/** Looking up by prefix: how much of it the phone tells. It tells less rather than more (docs/tip-protocol.md). */

/** Fewer answers than this at the service: ask for all. */
export const ALL_BELOW = 256
/** A bucket holds at least so many answers, or a shorter prefix is asked for. */
export const BUCKET_MIN = 16
/** Most bits of a prefix there are. */
export const PREFIX_BITS = 12

/** Leading bits to ask with, 0 (all of them) to 12, where the service holds `total` answers. */
export function bitsToAsk(total: number): number {
  if (total < ALL_BELOW) return 0
  let bits = 0
  while (bits < PREFIX_BITS && total / 2 ** (bits + 1) >= BUCKET_MIN) bits++
  return bits
}

/** Bits to ask with next, after `got` answers came back for `bits`: undefined where that is enough, else one bit fewer. */
export const fewerBits = (bits: number, got: number): number | undefined => (got >= BUCKET_MIN || bits === 0 ? undefined : bits - 1)

/** The number of the bucket: the leading bits of a prefix (u16 as hex). */
export const bucketOf = (prefix: string, bits: number): number => parseInt(prefix, 16) >> (16 - bits)
