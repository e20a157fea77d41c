import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Context, Middleware } from 'koa'
import { untilMidnight } from '../../shared/codes/dates'
import type { PublishedView } from '../read/published'
import { SECURITY_HEADERS } from './securityHeaders'

const CACHE_BYTES_MAX = 64 * 1024 * 1024
/** Below this, compressing costs more than it saves. */
const COMPRESS_FROM = 1_024
const MAX_AGE_S = 60
const STALE_S = 600

/** An answer as bytes, in each encoding it has been asked for so far. */
interface Answer {
  tag: string
  plain: Buffer
  gzip?: Buffer
  br?: Buffer
}

type Encoding = 'br' | 'gzip' | 'plain'

/**
 * Answers by bytes what the same edition has answered before, under the same URL on the same day. Routes mark what may
 * be kept by `ctx.state.keep = true`; the rest is passed through. Bounded; the longest unused goes first.
 */
export function answerCache(view: PublishedView, now: () => Date): Middleware {
  const answers = new Map<string, Answer>()
  let size = 0

  const keep = (url: string, answer: Answer) => {
    answers.set(url, answer)
    size += answer.plain.length * 2
    for (const [oldest, old] of answers) {
      if (size <= CACHE_BYTES_MAX) break
      answers.delete(oldest)
      size -= old.plain.length * 2
    }
  }

  return async function answerCacheMiddleware(ctx, next) {
    const { url } = ctx
    const tag = view.current?.tag
    const known = answers.get(url)
    if (known && known.tag === tag && ctx.method === 'GET') {
      // Put back at the end: a Map keeps the order of insertion.
      answers.delete(url)
      answers.set(url, known)
      return send(ctx, known, now)
    }
    await next()
    if (ctx.state.keep !== true || tag === undefined || ctx.status !== 200) return
    const answer: Answer = {
      tag: String(ctx.state.tag ?? tag),
      plain: Buffer.from(typeof ctx.body === 'string' ? ctx.body : JSON.stringify(ctx.body)),
    }
    if (known) {
      answers.delete(url)
      size -= known.plain.length * 2
    }
    keep(url, answer)
    send(ctx, answer, now)
  }
}

/** Sends kept bytes with all their headers in one write: setting headers one by one costs more than the answer itself. */
function send(ctx: Context, answer: Answer, now: () => Date): void {
  const toMidnight = Math.floor(untilMidnight(now()) / 1_000)
  const maxAge = Math.min(MAX_AGE_S, toMidnight)
  const etag = `"${answer.tag}"`
  const headers: Record<string, string | number> = {
    ...SECURITY_HEADERS,
    ETag: etag,
    // Nothing may be served past midnight: publicity ends then.
    'Cache-Control': `public, max-age=${maxAge}, stale-while-revalidate=${Math.min(STALE_S, toMidnight - maxAge)}`,
    Vary: 'Accept-Encoding',
  }
  ctx.respond = false
  if (ctx.headers['if-none-match']?.includes(etag)) {
    ctx.res.writeHead(304, headers).end()
    return
  }
  const encoding = encodingOf(ctx.headers['accept-encoding'], answer)
  const bytes = bytesIn(answer, encoding)
  headers['Content-Type'] = 'application/json; charset=utf-8'
  headers['Content-Length'] = bytes.length
  if (encoding !== 'plain') headers['Content-Encoding'] = encoding
  ctx.res.writeHead(200, headers).end(ctx.method === 'HEAD' ? undefined : bytes)
}

function encodingOf(accepted: string | undefined, { plain }: Answer): Encoding {
  if (accepted === undefined || plain.length < COMPRESS_FROM) return 'plain'
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'plain'
}

function bytesIn(answer: Answer, encoding: Encoding): Buffer {
  if (encoding === 'plain') return answer.plain
  if (encoding === 'gzip') return (answer.gzip ??= gzipSync(answer.plain))
  return (answer.br ??= brotliCompressSync(answer.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }))
}
