import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { demandRoom, type Room } from '../../room'
import { UnreadableSource, type RawFile } from '../formats/types'

/** A source, or a file of it, has more bytes than it may have. */
export class TooLarge extends UnreadableSource {}

/** A folder of one run in which its files lie while they are read. */
export interface Spool {
  dir: string
  /** Writes a stream to a file of the spool. Throws TooLarge beyond `bytesMax`, and NoRoom where the disk has none for it. */
  put: (name: string, bytes: AsyncIterable<Uint8Array>, bytesMax: number) => Promise<RawFile>
  remove: () => Promise<void>
}

/** The disk is asked before so many bytes each. */
const ASK_BYTES = 4 * 1024 * 1024
/** A run takes minutes; what is older was left by a process that died. */
const LEFT_OVER_MS = 24 * 3_600_000

/** Removes what dead processes left in the folder of spools. */
export async function sweepSpools(parent: string, now: Date): Promise<void> {
  await mkdir(parent, { recursive: true, mode: 0o700 })
  for (const name of await readdir(parent)) {
    const path = join(parent, name)
    // Another process may have removed its own meanwhile.
    const found = name.startsWith('run-') ? await stat(path).catch(() => null) : null
    if (found && now.getTime() - found.mtimeMs > LEFT_OVER_MS) await rm(path, { recursive: true, force: true })
  }
}

/** Opens a spool of its own inside `parent`, which is made where it is missing, on a disk that may have its bounds. */
export async function openSpool(parent: string, room?: Room): Promise<Spool> {
  await mkdir(parent, { recursive: true, mode: 0o700 })
  const dir = await mkdtemp(join(parent, 'run-'))
  let count = 0
  return {
    dir,
    put: async (name, bytes, bytesMax) => {
      const path = join(dir, String(count++))
      const hash = createHash('sha256')
      let size = 0
      let asked = 0
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.length
          hash.update(chunk)
          done(size > bytesMax ? new TooLarge(`来源超过上限 ${bytesMax} 字节，没有读完`) : wantOfRoom(), chunk)
        },
      })
      const wantOfRoom = (): Error | null => {
        if (size < asked) return null
        asked = size + ASK_BYTES
        try {
          demandRoom(room)
          return null
        } catch (error) {
          return error as Error
        }
      }
      await pipeline(bytes, measure, createWriteStream(path, { mode: 0o600 }))
      return { path, name, size, sha256: hash.digest('hex') }
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  }
}
