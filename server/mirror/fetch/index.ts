import { setTimeout as sleep } from 'node:timers/promises'
import type { RawFile } from '../formats/types'
import type { Source } from '../source/sources'
import { waitUntilStill, spoolFile, spoolFolder } from './file'
import { fetchUrl, type Validators, type Waiting } from './http'
import { followLinks } from './links'
import { fetchPages, pagingOf } from './pages'
import { verifySignature } from './signature'
import type { Spool } from './spool'

/** What a source answered: its files, or that the answer of last time still holds. */
export type SourceAnswer = { files: RawFile[]; validators: Record<string, Validators> } | 'not-modified'

const REAL_WAITING: Waiting = { sleep: (ms) => sleep(ms), random: Math.random }

export interface FetchOptions {
  now: Date
  /** validators of the last good answer by address; null where the answer is wanted in any case */
  known: Record<string, Validators> | null
  waiting?: Waiting
  /** told what time each answering server says it is */
  onTime?: (said: Date) => void
  /** ends the fetch at once, with its own reason */
  signal?: AbortSignal
}

/**
 * Brings all files of a source into the spool, their signatures checked where the source signs. Throws UnreadableSource
 * where one of them cannot be had whole: half of an answer is none.
 */
export async function fetchSource(
  source: Source,
  spool: Spool,
  { now, known, waiting: given = REAL_WAITING, onTime, signal }: FetchOptions,
): Promise<SourceAnswer> {
  const waiting = { ...given, ...(onTime ? { onTime } : {}), ...(signal ? { signal } : {}) }
  if (source.path !== undefined) {
    await waitUntilStill(source.path, source.settleSeconds * 1_000, now, waiting.sleep)
    const file = await spoolFile(source.path, spool, source.bytesMax)
    await verifySignature(source, file, () => spoolFile(source.path + '.sig', spool, source.bytesMax))
    return { files: [file], validators: {} }
  }
  const { folder } = source
  if (folder !== undefined) {
    const files = await spoolFolder(folder, source, spool, now)
    for (const file of files)
      await verifySignature(source, file, () =>
        spoolFile(`${folder.path}/${file.name}.sig`, spool, source.bytesMax, { followsLinks: false }),
      )
    return { files, validators: {} }
  }
  return fetchUrls([source.url ?? []].flat(), source, spool, known, waiting)
}

/** The address of a signature: that of its file with `.sig` behind the name, whatever is asked with it. */
function signatureOf(address: string): string {
  const url = new URL(address)
  url.pathname += '.sig'
  return url.href
}

async function fetchUrls(
  urls: string[],
  source: Source,
  spool: Spool,
  known: Record<string, Validators> | null,
  waiting: Waiting,
): Promise<SourceAnswer> {
  const files: RawFile[] = []
  const validators: Record<string, Validators> = {}
  const addresses = await followLinks(urls, source, spool, waiting)
  // Only one address that was one page can say for the whole answer that nothing has changed.
  const isCounted = pagingOf(source)?.paging.param !== undefined
  const single = source.follow.length === 0 && urls.length === 1 && !isCounted && Object.keys(known ?? {}).length === 1
  for (const address of addresses) {
    const pages = await fetchPages(address, source, spool, single ? (known?.[address] ?? null) : null, waiting)
    if (pages === null) return 'not-modified'
    for (const { url, file, validators: own } of pages) {
      await verifySignature(source, file, async () => {
        const signature = await fetchUrl(signatureOf(url), source, spool, null, waiting)
        return signature?.file ?? file
      })
      files.push(file)
      validators[url] = own
    }
  }
  return { files, validators }
}
