import { readFileSync } from 'node:fs'
import type { Middleware } from 'koa'
import type { Log } from '../log'
import type { DemoKeys } from './keys'

const DESK_PATH = '/desk.html'
const KEY_PATH = /^\/desk\/demo-keys\/([a-z-]+)\.json$/

export interface DemoPageOptions {
  keys: () => DemoKeys
  /** the service as a browser reaches it: the one place to which the page may talk */
  origin: () => string
  log: Log
}

/**
 * The desk and its key files over HTTP, in the demonstration alone: a real desk works from a file on disk, and its key files
 * never lie on the server.
 */
export function demoPage({ keys, origin, log }: DemoPageOptions): Middleware {
  let built: Promise<string> | null = null
  const page = (): Promise<string> =>
    (built ??= buildPage(origin()).catch((error: unknown) => {
      log.error({ err: error }, 'the desk could not be built')
      built = null
      throw error
    }))

  return async function demoPageMiddleware(ctx, next) {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next()
    if (ctx.path === DESK_PATH) {
      const html = await page()
      // The page brings a policy of its own, which is stricter; this one only forbids frames, which a page cannot say of itself.
      ctx.set('Content-Security-Policy', "frame-ancestors 'none'")
      ctx.set('Cache-Control', 'no-store')
      ctx.type = 'html'
      ctx.body = html
      return
    }
    const [, name] = KEY_PATH.exec(ctx.path) ?? []
    const file = keys().files.find((one) => one.name === name)
    if (!file) return next()
    ctx.set('Cache-Control', 'no-store')
    ctx.type = 'json'
    ctx.body = readFileSync(file.path, 'utf8')
  }
}

async function buildPage(server: string): Promise<string> {
  // Its tools take a while to load, and a service that is no demonstration never needs them.
  const { buildDesk } = await import('../../miniapp/desk/build')
  return (await buildDesk({ server, root: 'demo' })).html
}
