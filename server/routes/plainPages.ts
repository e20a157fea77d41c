import { createHash } from 'node:crypto'
import type { Context } from 'koa'
import type Router from 'koa-router'
import { untilMidnight } from '../../shared/codes/dates'
import { PLAIN_KINDS, PLAIN_ROOMS } from '../../shared/kinds/plain'
import { sendNothingHeld } from '../door/held'
import { ApiError } from '../errors'
import { PUBLIC, allow } from '../policies'
import { presentPlain, presentPlainEmpty, presentPlainUnknown } from '../presenters/plainPage'
import { PLAIN_POLICY } from '../presenters/plainStyle'
import { addressed } from '../read/plain'
import { currentRecord } from '../read/record'
import { createVersionLoader } from '../read/versionLoader'
import type { ReadDeps } from './readDeps'
import { answerOf } from './records'
import type { SourceStates } from './sourceStates'

/**
 * `GET /compare` and `GET /owners` by who answers them, and `GET /zones/:code` and `GET /firms/:code`: records as plain pages, at the addresses that codes on walls carry. Whatever goes wrong is told on a page too:
 * whoever scans a code reads no JSON. What somebody hangs behind the address, as apps do that open it, is not looked at.
 */
export function plainPageRoutes(
  router: Router,
  deps: ReadDeps,
  sourceStates: SourceStates,
  compare: (ctx: Context) => Promise<void>,
  owners: { page: (ctx: Context) => void; script: (ctx: Context) => void } | null,
): void {
  router.get('/compare', compare)
  if (owners) {
    router.get('/owners', owners.page)
    router.get('/owners/owners.js', owners.script)
  }
  const { db, view, city, now } = deps
  const loadVersion = createVersionLoader(db)
  for (const kind of PLAIN_KINDS)
    router.get(`/${PLAIN_ROOMS[kind]}/:code`, async function plainPageRoute(ctx: Context) {
      allow(PUBLIC, 'record.read')
      const { code = '' } = ctx.params as Record<string, string | undefined>
      const published = view.today()
      if (published === null) return send(ctx, 503, presentPlainEmpty(city))
      const { idOrCode, others } = addressed(published, kind, code)
      const found = await orNull(currentRecord(db, loadVersion, published, { kind, idOrCode }))
      if (found === null) return send(ctx, 404, presentPlainUnknown(city, kind, code))
      const answer = answerOf(deps, published, found)
      const { sources } = await sourceStates()
      const source = sources.find(({ name }) => name === answer.record.source) ?? null
      send(ctx, answer.record.body === null ? 410 : 200, presentPlain(city, { answer, others, source }))
      if (ctx.status === 200) mayBeKept(ctx, now())
    })
}

function send(ctx: Context, status: number, page: string): void {
  ctx.status = status
  ctx.set('Content-Security-Policy', PLAIN_POLICY)
  ctx.set('Cache-Control', 'no-store')
  ctx.type = 'text/html; charset=utf-8'
  ctx.body = page
}

/** Its source is checked more often than anything changes: the page is asked for anew each minute, and sent where it says something else. */
const MAX_AGE_S = 60

function mayBeKept(ctx: Context, at: Date): void {
  ctx.set('ETag', `W/"${createHash('sha256').update(String(ctx.body)).digest('hex').slice(0, 16)}"`)
  // Publicity ends at midnight.
  ctx.set('Cache-Control', `public, max-age=${Math.min(MAX_AGE_S, Math.floor(untilMidnight(at) / 1_000))}`)
  sendNothingHeld(ctx)
}

/** What is found, or null where there is no such record. */
async function orNull<T>(finding: Promise<T>): Promise<T | null> {
  try {
    return await finding
  } catch (error) {
    if (error instanceof ApiError && error.code === 'record_not_found') return null
    throw error
  }
}
