import { LRUCache } from 'lru-cache'
import type { CodeImage, CodeTarget, MakeCodeImage } from './codeImage'

const BYTES_MAX = 32 * 1024 * 1024

/** Keeps pictures once they are made, at most 32 MiB of them: what a code means never changes. Several who ask at once wait for one. */
export function keptCodes(make: MakeCodeImage): MakeCodeImage {
  const kept = new LRUCache<string, CodeImage, CodeTarget>({
    maxSize: BYTES_MAX,
    sizeCalculation: ({ bytes }, key) => bytes.length + key.length * 2,
    fetchMethod: (_key, _stale, { context }) => make(context),
  })
  return (target) => kept.forceFetch(`${target.scene ?? ''} ${target.address}`, { context: target })
}
