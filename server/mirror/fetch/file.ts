import { constants, type Stats } from 'node:fs'
import { lstat, open, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { UnreadableSource, type RawFile } from '../formats/types'
import { matcherOf } from '../formats/pattern'
import type { Source } from '../source/sources'
import { TooLarge, type Spool } from './spool'

/** Most files of a folder that are read together. */
const FILES_MAX = 1_000
/** Names under which programs keep files they are still writing. */
const UNFINISHED = /^(~\$|\.)|\.(tmp|part|partial|crdownload|download|swp)$/i

/**
 * Waits until a file has stood for a while as it is: what a program writes line by line looks whole at any moment. Throws UnreadableSource where it
 * goes on changing.
 */
export async function waitUntilStill(path: string, ms: number, now: Date, sleep: (ms: number) => Promise<void>): Promise<void> {
  const { size, mtimeMs } = await statFile(path)
  const age = now.getTime() - mtimeMs
  // By a clock that runs behind the file's nobody can tell.
  if (age < 0 || age >= ms) return
  await sleep(ms - age)
  const after = await statFile(path)
  if (after.size !== size || after.mtimeMs !== mtimeMs) throw new UnreadableSource('来源文件正在变化，下次再读')
}

/**
 * Copies one file into the spool, as it stands. Throws UnreadableSource where there is none, it is a symbolic link and nobody `followsLinks`, or it
 * changes meanwhile.
 */
export async function spoolFile(path: string, spool: Spool, bytesMax: number, { followsLinks = true } = {}): Promise<RawFile> {
  const before = await statFile(path)
  if (before.size > bytesMax) throw new TooLarge(`来源文件有 ${before.size} 字节，超过上限 ${bytesMax}`)
  const raw = await spool.put(basename(path), bytesOf(path, followsLinks), bytesMax)
  const after = await statFile(path)
  if (raw.size !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
    throw new UnreadableSource('来源文件正在变化，下次再读')
  }
  return { ...raw, writtenAt: new Date(after.mtimeMs) }
}

/** The bytes of a file. What has become a pipe since it was looked at is not waited for, nor a link followed where none may be. */
async function* bytesOf(path: string, followsLinks: boolean): AsyncGenerator<Uint8Array> {
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | (followsLinks ? 0 : constants.O_NOFOLLOW)
  const file = await open(path, flags).catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableSource(error.code === 'ELOOP' ? linkInWords(basename(path)) : `读不到来源文件：${codeInWords(error)}`)
  })
  try {
    if (!(await file.stat()).isFile()) throw new UnreadableSource('来源不是一个文件')
    yield* file.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>
  } finally {
    await file.close()
  }
}

const CODES: Readonly<Record<string, string>> = { ENOENT: '没有找到', EACCES: '服务的用户没有权限读' }

/** Why a path cannot be read, with the system's code. */
function codeInWords({ code = '未知原因' }: NodeJS.ErrnoException): string {
  const words = CODES[code]
  return words === undefined ? code : `${words}（${code}）`
}

/** Why a link among the files of a folder is not read: it may point to anything that this machine has. */
const linkInWords = (name: string): string => `文件夹里的“${name}”是符号链接，不是文件，没有读：请放文件本身`

/**
 * Copies what a folder offers into the spool: the newest by name, or all. Files are never moved or deleted, and while one
 * that counts is being written, nothing is read. Throws UnreadableSource where nothing complete is there, or a symbolic link is among what counts.
 */
export async function spoolFolder(
  folder: NonNullable<Source['folder']>,
  { coverage, bytesMax, publicKey }: Pick<Source, 'coverage' | 'bytesMax' | 'publicKey'>,
  spool: Spool,
  now: Date,
): Promise<RawFile[]> {
  const names = await readdir(folder.path).catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableSource(`读不到来源文件夹：${codeInWords(error)}`)
  })
  const matches = matcherOf(folder.pattern)
  const isSignature = (name: string) => publicKey !== undefined && name.endsWith('.sig')
  const candidates: string[] = []
  const complete: string[] = []
  for (const name of names.filter((one) => matches.test(one) && !UNFINISHED.test(one) && !isSignature(one)).sort()) {
    const { mtimeMs, isFile, isLink } = await statOf(join(folder.path, name), lstat)
    if (isLink) throw new UnreadableSource(linkInWords(name))
    if (!isFile) continue
    candidates.push(name)
    if (now.getTime() - mtimeMs >= folder.settleSeconds * 1_000) complete.push(name)
  }
  // An older file in the place of the newest, or a register that lacks a piece, would take back what is public.
  const mayLack = folder.read === 'all' && coverage === 'additions'
  const last = candidates.at(-1)
  const isWhole = folder.read === 'newest' ? last !== undefined && complete.includes(last) : complete.length === candidates.length
  if (candidates.length > 0 && !isWhole && !mayLack) throw new UnreadableSource('文件夹里的文件还在写入，下次再读')
  const chosen = folder.read === 'newest' ? complete.slice(-1) : complete
  if (chosen.length === 0) throw new UnreadableSource(candidates.length === 0 ? '文件夹里没有来源文件' : '文件夹里的文件还在写入，下次再读')
  if (chosen.length > FILES_MAX) throw new UnreadableSource(`文件夹里有 ${chosen.length} 个文件，超过上限 ${FILES_MAX}`)
  const files: RawFile[] = []
  // The newest first: where two tell of one record, the newer is right.
  for (const name of chosen.reverse()) files.push(await spoolFile(join(folder.path, name), spool, bytesMax, { followsLinks: false }))
  return files
}

interface Found {
  size: number
  mtimeMs: number
  isFile: boolean
  isFolder: boolean
  isLink: boolean
}

/** What stands at a path; `look`: whether a link is seen as itself (`lstat`) or as what it points to (`stat`). */
async function statOf(path: string, look: (path: string) => Promise<Stats> = stat): Promise<Found> {
  try {
    const found = await look(path)
    const { size, mtimeMs } = found
    return { size, mtimeMs, isFile: found.isFile(), isFolder: found.isDirectory(), isLink: found.isSymbolicLink() }
  } catch (error) {
    throw new UnreadableSource(`读不到来源文件：${codeInWords(error as NodeJS.ErrnoException)}`)
  }
}

async function statFile(path: string): Promise<{ size: number; mtimeMs: number }> {
  const found = await statOf(path)
  if (found.isFolder) throw new UnreadableSource('来源是一个文件夹：请用 folder 登记，不用 path')
  if (!found.isFile) throw new UnreadableSource('来源不是一个文件')
  return found
}
