import type { IncomingMessage } from 'node:http'
import accepts from 'accepts'
import { LRUCache } from 'lru-cache'

/** How an answer may travel beside as it is, the smallest first. */
const PACKED = ['br', 'gzip'] as const
export type Packed = (typeof PACKED)[number]

/** Few browsers are there, and each asks in one way: what their headers mean is worked out once. */
const known = new LRUCache<string, { packed: Packed | null }>({ max: 64 })

/** How to pack the answer to a request: the smallest way that its sender takes (RFC 9110, 12.5.3); null: as it is. */
export function packedFor(request: IncomingMessage): Packed | null {
  const header = String(request.headers['accept-encoding'] ?? '')
  let found = known.get(header)
  if (!found) {
    const taker = accepts(request)
    found = { packed: PACKED.find((encoding) => taker.encodings(encoding) === encoding) ?? null }
    known.set(header, found)
  }
  return found.packed
}
