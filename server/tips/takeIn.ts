import { createHash } from 'node:crypto'

/** The bytes of a part and their SM3. */
export interface TakenIn {
  bytes: Buffer
  digest: Buffer
}

/** Takes a part in. It is digested piece by piece as it arrives: a photo at once would keep everybody else waiting. Rejects as `pieces` does. */
export async function takeIn(pieces: AsyncIterable<Buffer>): Promise<TakenIn> {
  const hash = createHash('sm3')
  const all: Buffer[] = []
  for await (const piece of pieces) {
    hash.update(piece)
    all.push(piece)
  }
  return { bytes: Buffer.concat(all), digest: hash.digest() }
}
