import { readFileSync } from 'node:fs'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { pipeline, type Readable } from 'node:stream'
import { rootCertificates } from 'node:tls'
import { createBrotliDecompress, createGunzip, createInflate, type Gunzip } from 'node:zlib'
import { publicLookup } from '../../network/addresses'
import { NoRoom } from '../../room'
import { UnreadableSource, type RawFile } from '../formats/types'
import type { Source } from '../source/sources'
import { checkAddress } from './addresses'
import { TooLarge, type Spool } from './spool'

/** What a server said of the answer it gave, to ask next time whether it still holds. */
export interface Validators {
  etag: string | null
  lastModified: string | null
}

/** A good answer: its file, and the address it came from after every redirect. */
export interface Answer {
  file: RawFile
  url: string
  validators: Validators
}

/** Time and chance, so that waiting can be tested. */
export interface Waiting {
  sleep: (ms: number) => Promise<void>
  random: () => number
  /** told what time an answering server says it is */
  onTime?: (said: Date) => void
  /** ends the waiting, and the answer that is under way, with its own reason */
  signal?: AbortSignal
}

const TRIES = 4
const BACK_OFF_MS = 1_000
/** Longest wait that a server may ask for; a longer one is the next run's. */
const RETRY_AFTER_MAX_MS = 60_000
const REDIRECTS_MAX = 5
const AGENT = 'mingan-mirror/1 (+work safety mirror)'

/** A fault that may be gone a moment later. */
class Passing extends Error {
  constructor(
    message: string,
    readonly waitMs: number | null = null,
  ) {
    super(message)
  }
}

/**
 * Fetches one address into the spool. Returns the file with its validators, or null where the server says that the
 * answer known by `known` still holds. Throws UnreadableSource, in words, for everything that is no good answer.
 */
export async function fetchUrl(
  url: string,
  source: Source,
  spool: Spool,
  known: Validators | null,
  waiting: Waiting,
): Promise<Answer | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetchOnce(new URL(url), source, spool, known, waiting)
    } catch (error) {
      waiting.signal?.throwIfAborted()
      if (!(error instanceof Passing)) throw error
      if (attempt === TRIES) throw new UnreadableSource(`${error.message}（试了 ${TRIES} 次）`)
      // Doubling waits, each with half of it left to chance, so that many mirrors do not come back together.
      const backOff = BACK_OFF_MS * 2 ** (attempt - 1)
      await unlessAborted(waiting.signal, waiting.sleep(Math.max(error.waitMs ?? 0, backOff / 2 + (waiting.random() * backOff) / 2)))
    }
  }
}

/** A wait that ends at once where a signal comes, whose reason it throws. */
function unlessAborted(signal: AbortSignal | undefined, wait: Promise<void>): Promise<void> {
  if (!signal) return wait
  const aborted = new Promise<never>((_resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error)
    signal.addEventListener('abort', onAbort, { once: true })
    void wait.finally(() => signal.removeEventListener('abort', onAbort)).catch(() => {})
  })
  return Promise.race([wait, aborted])
}

async function fetchOnce(
  first: URL,
  source: Source,
  spool: Spool,
  known: Validators | null,
  { onTime, signal }: Pick<Waiting, 'onTime' | 'signal'>,
): Promise<Answer | null> {
  let url = first
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects++) {
    checkAddress(url, source)
    const patience = AbortSignal.timeout(source.timeoutSeconds * 1_000)
    const deadline = signal ? AbortSignal.any([patience, signal]) : patience
    const response = await ask(url, source, known, deadline)
    const { statusCode = 0, headers } = response
    const said = Date.parse(headers.date ?? '')
    // A kept answer has the time of when it was made.
    if (!Number.isNaN(said) && headers.age === undefined) onTime?.(new Date(said))
    if (statusCode >= 300 && statusCode < 400 && statusCode !== 304) {
      response.destroy()
      url = redirectedTo(url, first, headers.location)
      continue
    }
    if (statusCode === 304 && (known?.etag || known?.lastModified)) {
      response.destroy()
      return null
    }
    if (statusCode !== 200) {
      response.destroy()
      throw refusalOf(statusCode, headers['retry-after'])
    }
    const file = await receive(response, url, source, spool, deadline)
    return { file, url: url.href, validators: { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null } }
  }
  throw new UnreadableSource(`来源转了 ${REDIRECTS_MAX} 次地址还没有到`)
}

function ask(url: URL, { privateNetwork, certificates }: Source, known: Validators | null, signal: AbortSignal): Promise<IncomingMessage> {
  const ca = certificates && readCertificates(certificates)
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      signal,
      agent: false,
      headers: {
        'User-Agent': AGENT,
        'Accept-Encoding': 'identity',
        ...(known?.etag ? { 'If-None-Match': known.etag } : {}),
        ...(known?.lastModified ? { 'If-Modified-Since': known.lastModified } : {}),
      },
      ...(privateNetwork ? {} : { lookup: publicLookup }),
      // Beside the authorities that everybody trusts, those that this source names.
      ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
    })
    sent.once('response', resolve)
    sent.once('error', (error) => reject(connectionFault(error)))
    // An answer that is none of HTTP's own: without a listener the connection would end and nobody be told.
    sent.once('upgrade', (_response, socket) => {
      socket.destroy()
      reject(new UnreadableSource('来源答复 101'))
    })
    // Whatever else ends it, ends the waiting too; after an answer this says nothing.
    sent.once('close', () => reject(new Passing('连不上来源')))
    sent.end()
  })
}

async function receive(response: IncomingMessage, url: URL, source: Source, spool: Spool, signal: AbortSignal): Promise<RawFile> {
  const declared = Number(response.headers['content-length'] ?? NaN)
  if (declared > source.bytesMax) {
    response.destroy()
    throw new TooLarge(`来源有 ${declared} 字节，超过上限 ${source.bytesMax}`)
  }
  const name = decodeURIComponentSafely(url.pathname.split('/').pop() ?? '') || url.hostname
  const { bytes, decoded } = decodedBody(response)
  const file = await spool.put(name, bytes, source.bytesMax).catch((error: Error) => {
    throw error instanceof UnreadableSource
      ? error
      : signal.aborted
        ? new Passing('来源答得太慢')
        : isLocal(error)
          ? error
          : new Passing('来源的答复中途断了')
  })
  if (!response.complete || (!decoded && Number.isFinite(declared) && file.size !== declared)) throw new Passing('来源的答复不完整')
  const isOpenEnded = !decoded && !Number.isFinite(declared) && response.headers['transfer-encoding'] === undefined
  return isOpenEnded ? { ...file, openEnded: true } : file
}

const DECODERS = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }

/** The body as it was before a server packed it for the way; some do so although nobody asked. Throws UnreadableSource for what we cannot unpack. */
function decodedBody(response: IncomingMessage): { bytes: AsyncIterable<Uint8Array>; decoded: boolean } {
  const coding = response.headers['content-encoding']?.toLowerCase() ?? 'identity'
  if (coding === 'identity') return { bytes: response, decoded: false }
  const decoder = Object.hasOwn(DECODERS, coding) ? (DECODERS[coding as keyof typeof DECODERS] as () => Gunzip) : null
  if (!decoder) {
    response.destroy()
    throw new UnreadableSource(`来源的答复用了读不了的压缩方式“${coding}”`)
  }
  // A fault on either side destroys both, and the reader of the bytes is told.
  return { bytes: pipeline(response, decoder(), () => {}) as Readable, decoded: true }
}

function readCertificates(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new UnreadableSource(`读不到证书文件（${(error as NodeJS.ErrnoException).code ?? '未知原因'}）`)
  }
}

/** A fault of our own disk is no fault of the source. */
const isLocal = (error: Error): boolean =>
  error instanceof NoRoom || ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EMFILE'].includes((error as NodeJS.ErrnoException).code ?? '')

function redirectedTo(from: URL, declared: URL, location: string | undefined): URL {
  const to = location !== undefined && URL.canParse(location, from.href) ? new URL(location, from) : null
  if (!to) throw new UnreadableSource('来源要转到别处，却没有说到哪里')
  if (to.host !== declared.host) throw new UnreadableSource(`来源要转到别的主机“${to.host}”，登记的是“${declared.host}”`)
  if (declared.protocol === 'https:' && to.protocol !== 'https:') throw new UnreadableSource('来源要从 https 转到不加密的地址')
  return to
}

function refusalOf(status: number, retryAfter: string | undefined): Error {
  if (status === 429 || status >= 500) {
    const seconds = Number(retryAfter)
    const waitMs = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1_000, RETRY_AFTER_MAX_MS) : null
    return new Passing(`来源答复 ${status}`, waitMs)
  }
  return new UnreadableSource(`来源答复 ${status}`)
}

function connectionFault(error: NodeJS.ErrnoException): Error {
  if (error.code === 'EPRIVATE') return new UnreadableSource('来源地址在内部网络，登记里没有允许')
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return new Passing('来源答得太慢')
  if (/CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO_VERIFY/.test(error.code ?? '')) return new UnreadableSource(`来源的证书不可信（${error.code}）`)
  return new Passing(`连不上来源（${error.code ?? error.name}）`)
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray percent sign in an address: the name is only shown, so it is shown as it is.
    return text
  }
}
