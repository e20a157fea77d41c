import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Transform, pipeline as join, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { openPromise, type Entry } from 'yauzl'
import { matcherOf } from './pattern'
import { cureOf, wordsOf } from './bodies'
import { checked } from './crc32'
import { firstBytes } from './decode'
import { sniff } from './sniff'
import { readTar } from './tar'
import { UnreadableSource, type RawFile } from './types'

/** Bounds of one archive. What a bureau packs stays far below them; a bomb does not. */
const MEMBERS_MAX = 10_000
const UNPACKED_BYTES_MAX = 2 * 1024 ** 3
const RATIO_MAX = 300
const RATIO_FROM_BYTES = 64 * 1024 * 1024

/** What programs leave in archives beside what was packed. */
const LEFT_BEHIND = /(?:^|[/\\])(?:__MACOSX[/\\]|\._|~\$|\.DS_Store$|Thumbs\.db$)/i

const EXPECTED = { zip: 'xlsx', gz: 'gzip', 'tar.gz': 'gzip' } as const

/** In what the files of a source come, and the names inside that count. */
export interface Packed {
  as: keyof typeof EXPECTED
  pattern: string
}

/** A file inside an archive, its bytes not yet unpacked. */
interface Member {
  name: string
  /** it only points to another file */
  isLink?: boolean
  bytes: AsyncIterable<Uint8Array>
}

/**
 * The files of an archive that count, one after the other, each unpacked beside it for as long as it is looked at. Names only
 * name: no byte is ever written where one of them points to, and no link is followed. Throws UnreadableSource where the archive is damaged, locked, a
 * bomb, or empty, or where what counts in it is a link.
 */
export async function* membersOf(raw: RawFile, packed: Packed): AsyncGenerator<RawFile> {
  const body = sniff(await firstBytes(raw.path))
  if (body !== EXPECTED[packed.as]) {
    const cure = cureOf(body)
    throw new UnreadableSource(`登记的是 ${packed.as} 压缩包，送来的是${wordsOf(body)}${cure === null ? '' : `：${cure}`}`)
  }
  const matches = matcherOf(packed.pattern)
  const path = `${raw.path}.member`
  const bytesMax = Math.min(UNPACKED_BYTES_MAX, Math.max(RATIO_FROM_BYTES, raw.size * RATIO_MAX))
  const budget = { left: bytesMax }
  let seen = 0
  let found = 0
  try {
    for await (const { name, isLink, bytes } of unpack(raw, packed, bytesMax)) {
      if (++seen > MEMBERS_MAX) throw new UnreadableSource(`压缩包里的文件超过 ${MEMBERS_MAX} 个`)
      const counts = packed.as === 'gz' || (matches.test(name.split(/[/\\]/).pop() ?? '') && !LEFT_BEHIND.test(name))
      if (counts && isLink) throw new UnreadableSource(`压缩包里的“${name}”是链接，不是文件，没有读：请来源放进文件本身`)
      // A member that does not count is unpacked to nowhere: its bytes stand before the next one's.
      const size = await write(bytes, counts ? path : null, budget)
      if (!counts) continue
      found++
      yield { path, name, size, sha256: raw.sha256 }
    }
  } catch (error) {
    if (error instanceof UnreadableSource || (error as NodeJS.ErrnoException).syscall !== undefined) throw error
    throw new UnreadableSource(/encrypt/i.test((error as Error).message) ? '压缩包有密码' : '压缩包已损坏', { cause: error })
  } finally {
    await rm(path, { force: true })
  }
  if (found === 0) throw new UnreadableSource('压缩包里没有来源文件')
}

async function write(bytes: AsyncIterable<Uint8Array>, path: string | null, budget: { left: number }): Promise<number> {
  let size = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      budget.left -= chunk.length
      done(budget.left < 0 ? tooLarge() : null, chunk)
    },
  })
  if (path === null) await pipeline(bytes, measure, async (chunks) => void (await drain(chunks)))
  else await pipeline(bytes, measure, createWriteStream(path, { mode: 0o600 }))
  return size
}

async function drain(chunks: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of chunks);
}

const tooLarge = (): UnreadableSource => new UnreadableSource('压缩包解开后大得不合常理，没有读')

function unpack(raw: RawFile, { as }: Packed, bytesMax: number): AsyncGenerator<Member> {
  if (as === 'zip') return unzip(raw)
  return as === 'tar.gz' ? readTar(bounded(unzipped(raw.path), bytesMax), MEMBERS_MAX) : gunzip(raw)
}

/** The bytes of a gzip file. A fault on either side destroys both, and the reader of the bytes is told. */
const unzipped = (path: string): Readable => join(createReadStream(path), createGunzip(), () => {}) as Readable

async function* gunzip({ path, name }: RawFile): AsyncGenerator<Member> {
  yield { name: name.replace(/\.gz$/i, ''), bytes: unzipped(path) }
}

/** Bytes up to a bound: headers and what no reader looks at count too. */
async function* bounded(bytes: Readable, bytesMax: number): AsyncGenerator<Uint8Array> {
  let left = bytesMax
  for await (const piece of bytes as AsyncIterable<Buffer>) {
    left -= piece.length
    if (left < 0) throw tooLarge()
    yield piece
  }
}

async function* unzip({ path }: RawFile): AsyncGenerator<Member> {
  const zip = await openPromise(path, { autoClose: false, decodeStrings: false })
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry.fileName as unknown as Buffer)
      if (name.endsWith('/')) continue
      yield { name, isLink: isLink(entry), bytes: checked(await zip.openReadStreamPromise(entry), entry.crc32, '压缩包') }
    }
  } finally {
    zip.close()
  }
}

/** Programs that write the modes of Unix into a zip file (APPNOTE 4.4.2). */
const UNIX = [3, 19]
/** The kind of a file in its mode, and that of a symbolic link (POSIX, sys/stat.h). */
const [FILE_KIND, SYMBOLIC_LINK] = [0o170000, 0o120000]

const isLink = ({ versionMadeBy, externalFileAttributes }: Entry): boolean =>
  UNIX.includes(versionMadeBy >> 8) && ((externalFileAttributes >>> 16) & FILE_KIND) === SYMBOLIC_LINK

/** Chinese programs write names in GBK without saying so. */
function nameOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8: then it is what Windows writes here.
    return new TextDecoder('gb18030').decode(bytes)
  }
}
