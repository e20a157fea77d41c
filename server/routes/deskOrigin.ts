import type { Middleware } from 'koa'
import { DESK_HEADERS } from '../../shared/api/desk'

const DESK_PATH = '/api/v1/desk/'
const METHODS = 'GET, POST, DELETE'
const HEADERS = ['content-type', ...Object.values(DESK_HEADERS)].join(', ')
const KEPT_S = 600

/**
 * Lets the page that was opened from a disk ask: its origin is `null`, and so is that of any sandboxed frame, so this proves
 * nothing (the proof of each request does) and stands on the desk's own paths only, never with credentials. Pages of the
 * service itself need no word.
 */
export const deskOrigin: Middleware = async function deskOriginMiddleware(ctx, next) {
  if (!ctx.path.startsWith(DESK_PATH)) return next()
  ctx.vary('Origin')
  const isFromDisk = ctx.get('Origin') === 'null'
  if (isFromDisk) ctx.set('Access-Control-Allow-Origin', 'null')
  if (ctx.method !== 'OPTIONS' || ctx.get('Access-Control-Request-Method') === '') return next()
  if (isFromDisk) {
    ctx.set({ 'Access-Control-Allow-Methods': METHODS, 'Access-Control-Allow-Headers': HEADERS, 'Access-Control-Max-Age': String(KEPT_S) })
  }
  ctx.status = 204
}
