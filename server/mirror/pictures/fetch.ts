import { readFile, realpath } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import type { PictureFault } from '../../../shared/evidence'
import { checkAddress, isOnHost } from '../fetch/addresses'
import { spoolFile } from '../fetch/file'
import { fetchUrl, type Waiting } from '../fetch/http'
import { TooLarge, openSpool } from '../fetch/spool'
import { UnreadableSource } from '../formats/types'
import type { Source } from '../source/sources'
import { PICTURE_BYTES_MAX } from './bounds'

/** Longest wait for one picture: a run waits for many. */
const TIMEOUT_S = 20

/** Where a picture lies: an address of the web, with the source under whose rules it is asked for, or a file. */
export type PicturePlace = { url: URL; by: Source } | { path: string }

/** Why a picture cannot be had. Nothing of a fault tells where it was looked for. */
export interface Unfetched {
  fault: PictureFault
}

const REFUSED: Unfetched = { fault: 'refused_address' }

/**
 * Where a source's picture lies, by how the source names it. An address is held against the same rules as that of a source, and the network of an
 * office is open only on the hosts that the description of the source names. A file lies in the source's own folder, whatever `..` or links say.
 */
export async function placeOf(reference: string, source: Source): Promise<PicturePlace | Unfetched> {
  const declared = [source.url ?? []].flat().map((url) => new URL(url))
  const [first] = declared
  const isWhole = /^https?:/i.test(reference)
  if (!isWhole && !first) return fileIn(source.folder?.path ?? dirname(source.path ?? ''), reference.replaceAll('\\', '/'))
  const url = URL.canParse(reference, first?.href) ? new URL(reference, first?.href) : null
  const isOwn = url !== null && declared.some((one) => isOnHost(url, one))
  // What names no host of its own stays on the source's.
  if (url === null || (!isWhole && !isOwn)) return REFUSED
  const by = {
    ...source,
    privateNetwork: source.privateNetwork && (isOwn || !first),
    bytesMax: PICTURE_BYTES_MAX,
    timeoutSeconds: Math.min(source.timeoutSeconds, TIMEOUT_S),
  }
  return isAllowed(url, by) ? { url, by } : REFUSED
}

function isAllowed(url: URL, source: Source): boolean {
  try {
    checkAddress(url, source)
    return true
  } catch (error) {
    if (error instanceof UnreadableSource) return false
    throw error
  }
}

async function fileIn(folder: string, name: string): Promise<PicturePlace | Unfetched> {
  if (name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..')) return REFUSED
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(join(folder, name))])
    return path.startsWith(root + sep) ? { path } : REFUSED
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error
    return { fault: 'missing' }
  }
}

/** Brings one picture's bytes, whole or not at all, by a spool of its own within a folder. Throws only where our own disk fails. */
export async function bytesAt(place: PicturePlace, folder: string, waiting: Waiting): Promise<{ bytes: Uint8Array } | Unfetched> {
  const spool = await openSpool(folder)
  try {
    const file =
      'path' in place
        ? await spoolFile(place.path, spool, PICTURE_BYTES_MAX)
        : (await fetchUrl(place.url.href, place.by, spool, null, waiting))?.file
    return file === undefined ? { fault: 'unreachable' } : { bytes: await readFile(file.path) }
  } catch (error) {
    if (error instanceof TooLarge) return { fault: 'too_large' }
    if (error instanceof UnreadableSource) return { fault: 'path' in place ? 'missing' : 'unreachable' }
    throw error
  } finally {
    await spool.remove()
  }
}
