import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Middleware } from 'koa'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
}

interface WebFile {
  type: string
  etag: string
  /** its name changes with its content, so it may be kept for ever */
  immutable: boolean
  plain: Buffer
  gzip: Buffer | null
  br: Buffer | null
}

/** Serves a built web page from memory, compressed once at start. Nothing outside its folder can be asked for. */
export function web(dir: string): Middleware {
  const files = loadFiles(dir)
  const policy = contentPolicy(files.get('/index.html'))

  return async function webMiddleware(ctx, next) {
    const file = files.get(ctx.path === '/' ? '/index.html' : ctx.path)
    if (!file || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next()
    ctx.set('ETag', file.etag)
    ctx.set('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    ctx.set('Vary', 'Accept-Encoding')
    ctx.set('Content-Security-Policy', policy)
    if (ctx.headers['if-none-match']?.includes(file.etag)) {
      ctx.status = 304
      return
    }
    const accepted = ctx.headers['accept-encoding'] ?? ''
    const [encoding, body] =
      file.br && /\bbr\b/.test(accepted)
        ? ['br', file.br]
        : file.gzip && /\bgzip\b/.test(accepted)
          ? ['gzip', file.gzip]
          : [null, file.plain]
    if (encoding) ctx.set('Content-Encoding', encoding)
    ctx.set('Content-Type', file.type)
    ctx.body = body
  }
}

function loadFiles(dir: string): Map<string, WebFile> {
  const files = new Map<string, WebFile>()
  if (!existsSync(dir)) return files
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const path = join(entry.parentPath, entry.name)
    const plain = readFileSync(path)
    const worth = !type.startsWith('image/png') && plain.length > 512
    files.set(path.slice(dir.length).replaceAll('\\', '/'), {
      type,
      etag: `"${createHash('sha256').update(plain).digest('hex').slice(0, 16)}"`,
      immutable: /\.[0-9a-f]{8}\.(js|css)$/.test(entry.name),
      plain,
      gzip: worth ? gzipSync(plain, { level: 9 }) : null,
      br: worth ? brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) : null,
    })
  }
  return files
}

/** The page may run its own files and the very script that stands in it, nothing else. */
function contentPolicy(index: WebFile | undefined): string {
  const inline = [...(index?.plain.toString('utf8').matchAll(/<script>([\s\S]*?)<\/script>/g) ?? [])].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  )
  return `default-src 'none'; script-src 'self' ${inline.join(' ')}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}
