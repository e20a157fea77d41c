import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, type BrotliOptions, type ZlibOptions } from 'node:zlib'
import type { Context, Middleware } from 'koa'
import { packedFor, type Packed } from '../middleware/encoding'

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
  /** packs it when it is first asked for, and once; null where packing is not worth it */
  packed: Record<Packed, () => Promise<Buffer>> | null
}

/** Addresses for programs: what is wrong with one is told as data. */
const FOR_PROGRAMS = /^\/(api|feeds)(\/|$)/

/** Whether somebody opened an address in a browser, and no program asked for it. */
const isOpenedByPerson = (ctx: Context): boolean => ctx.accepts('json', 'html') === 'html' && !FOR_PROGRAMS.test(ctx.path)

const LOST = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>没有这个页面</title>
  </head>
  <body style="margin: 4em auto; padding: 0 1.5em; max-width: 30em; font: 1.1em/1.6 system-ui, sans-serif">
    <h1 style="font-size: 1.3em">没有这个页面</h1>
    <p>地址可能写错，或者已经改变。</p>
    <p><a href="/">回首页查找</a></p>
  </body>
</html>
`

/** A wrong path leads home with a sentence. */
function sayLost(ctx: Context): void {
  ctx.status = 404
  ctx.set('Cache-Control', 'no-store')
  ctx.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
  ctx.type = 'text/html; charset=utf-8'
  ctx.body = LOST
}

/**
 * Serves a built web page from memory. Nothing outside its folder can be asked for. The page may show pictures of the
 * national map service only where the city has it as the ground of its map.
 */
export function web(dir: string, hasBaseMap: boolean): Middleware {
  const files = loadFiles(dir)
  const policy = contentPolicy(files.get('/index.html'), hasBaseMap)

  return async function webMiddleware(ctx, next) {
    const file = files.get(ctx.path === '/' ? '/index.html' : ctx.path)
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next()
    if (!file) return isOpenedByPerson(ctx) ? sayLost(ctx) : next()
    ctx.set('ETag', file.etag)
    ctx.set('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    ctx.set('Vary', 'Accept-Encoding')
    ctx.set('Content-Security-Policy', policy)
    ctx.status = 200
    if (ctx.fresh) {
      ctx.status = 304
      return
    }
    const packed = file.packed && packedFor(ctx.req)
    if (packed) ctx.set('Content-Encoding', packed)
    ctx.set('Content-Type', file.type)
    ctx.body = file.packed && packed ? await file.packed[packed]() : file.plain
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
      packed: worth ? { gzip: once(() => asGzip(plain, { level: 9 })), br: once(() => asBrotli(plain, BROTLI)) } : null,
    })
  }
  return files
}

const [asGzip, asBrotli] = [promisify<Buffer, ZlibOptions, Buffer>(gzip), promisify<Buffer, BrotliOptions, Buffer>(brotliCompress)]
const BROTLI: BrotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

/** Whose pictures are the ground of a map, where the city has one. */
const BASE_MAP_HOSTS = 'https://*.tianditu.gov.cn'

/** The page may run its own files and the very script that stands in it, nothing else. */
function contentPolicy(index: WebFile | undefined, hasBaseMap: boolean): string {
  const inline = [...(index?.plain.toString('utf8').matchAll(/<script>([\s\S]*?)<\/script>/g) ?? [])].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  )
  return `default-src 'none'; script-src 'self' ${inline.join(' ')}; style-src 'self' 'unsafe-inline'; img-src 'self' data:${hasBaseMap ? ` ${BASE_MAP_HOSTS}` : ''}; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}
