import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Middleware } from 'koa'
import { LRUCache } from 'lru-cache'
import { untilMidnight } from '../../shared/codes/dates'
import type { PublishedView } from '../read/published'
import { packedFor, type Packed } from './encoding'
import { SECURITY_HEADERS } from './securityHeaders'

const CACHE_BYTES_MAX = 64 * 1024 * 1024
/** Below this, compressing costs more than it saves. */
const COMPRESS_FROM = 1_024
const MAX_AGE_S = 60
const STALE_S = 600

/** An answer as bytes, in each encoding it has been asked for so far. */
interface Answer {
  tag: string
  type: string
  /** its content policy: a page has its own */
  policy: string
  plain: Buffer
  gzip?: Buffer
  br?: Buffer
  /** the headers of each encoding as they are all day, but for the last minutes before midnight */
  heads: Partial<Record<Encoding, OutgoingHttpHeaders>>
}

/** What an answer weighs in memory, its address and its compressed forms included. */
const weightOf = (key: string, plain: Buffer): number => plain.length * 2 + key.length * 2 + 512

type Encoding = Packed | 'plain'

export interface AnswerCache {
  /**
   * Answers a request from kept bytes and says whether it did. It stands before the framework: what most people ask for
   * most of the time costs one look-up and one write.
   */
  serve: (request: IncomingMessage, response: ServerResponse) => boolean
  /** keeps what routes mark by `ctx.state.keep = true`, and sends it; the rest is passed through */
  middleware: Middleware
}

/** What one kept answer is known by: what its bytes depend on beside edition and day. */
export type KeyOf = (request: IncomingMessage) => string

const byUrl: KeyOf = ({ url = '' }) => url

/**
 * Answers by bytes what the same edition has answered before, under the same key on the same day. At most `bytesMax`
 * bytes of them, 64 MiB by default; the longest unused goes first, and one that is larger is not kept.
 */
export function createAnswerCache(view: PublishedView, now: () => Date, keyOf: KeyOf = byUrl, bytesMax = CACHE_BYTES_MAX): AnswerCache {
  const answers = new LRUCache<string, Answer>({
    maxSize: bytesMax,
    sizeCalculation: ({ plain }, key) => weightOf(key, plain),
  })

  const serve: AnswerCache['serve'] = (request, response) => {
    if (request.method !== 'GET') return false
    const key = keyOf(request)
    const answer = answers.get(key)
    if (!answer || answer.tag !== view.today()?.tag) return false
    send(request, response, answer, now())
    return true
  }

  const middleware: Middleware = async function answerCacheMiddleware(ctx, next) {
    await next()
    if (ctx.state.keep !== true || ctx.status !== 200) return
    const answer: Answer = {
      tag: String(ctx.state.tag),
      type: ctx.response.get('Content-Type'),
      policy: ctx.response.get('Content-Security-Policy') || SECURITY_HEADERS['Content-Security-Policy'],
      plain: bytesOf(ctx.body),
      heads: {},
    }
    // An answer that rests on more than its edition, as on when sources were read, is never served from here, and drives out nobody.
    if (answer.tag === view.today()?.tag) answers.set(keyOf(ctx.req), answer)
    ctx.respond = false
    send(ctx.req, ctx.res, answer, now())
  }

  return { serve, middleware }
}

const bytesOf = (body: unknown): Buffer =>
  Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))

/** Sends kept bytes with all their headers in one write: setting headers one by one costs more than the answer itself. */
function send(request: IncomingMessage, response: ServerResponse, answer: Answer, at: Date): void {
  const encoding = encodingOf(request, answer)
  const toMidnight = Math.floor(untilMidnight(at) / 1_000)
  const isLate = toMidnight < MAX_AGE_S + STALE_S
  const headers = isLate ? headersOf(answer, encoding, toMidnight) : (answer.heads[encoding] ??= headersOf(answer, encoding, toMidnight))
  if (request.headers['if-none-match']?.includes(`"${answer.tag}"`)) {
    const { 'Content-Type': _type, 'Content-Length': _length, 'Content-Encoding': _encoding, ...rest } = headers
    response.writeHead(304, rest).end()
    return
  }
  response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : bytesIn(answer, encoding))
}

function headersOf(answer: Answer, encoding: Encoding, toMidnight: number): OutgoingHttpHeaders {
  const maxAge = Math.min(MAX_AGE_S, toMidnight)
  return {
    ...SECURITY_HEADERS,
    'Content-Security-Policy': answer.policy,
    // Weak: the same content travels as it is, or packed in two ways.
    ETag: `W/"${answer.tag}"`,
    // Nothing may be served past midnight: publicity ends then.
    'Cache-Control': `public, max-age=${maxAge}, stale-while-revalidate=${Math.min(STALE_S, toMidnight - maxAge)}`,
    Vary: 'Accept-Encoding',
    'Content-Type': answer.type,
    'Content-Length': bytesIn(answer, encoding).length,
    ...(encoding === 'plain' ? {} : { 'Content-Encoding': encoding }),
  }
}

function encodingOf(request: IncomingMessage, { plain }: Answer): Encoding {
  return plain.length < COMPRESS_FROM ? 'plain' : (packedFor(request) ?? 'plain')
}

function bytesIn(answer: Answer, encoding: Encoding): Buffer {
  if (encoding === 'plain') return answer.plain
  if (encoding === 'gzip') return (answer.gzip ??= gzipSync(answer.plain))
  return (answer.br ??= brotliCompressSync(answer.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }))
}
