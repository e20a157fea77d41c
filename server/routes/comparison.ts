import type { Context } from 'koa'
import type Router from 'koa-router'
import { COMPARED_MAX, ComparisonQuery, codesAsked, type ComparisonAnswer } from '../../shared/api/decisions'
import { COMPARISON } from '../../shared/api/endpoints'
import { bind } from '../door/bind'
import { PUBLIC, allow } from '../policies'
import { presentComparison, presentNoComparison } from '../presenters/comparison'
import { presentPlainEmpty } from '../presenters/plainPage'
import { FORM_POLICY } from '../presenters/plainStyle'
import { comparisonOf } from '../read/comparison'
import { decidingKinds } from '../read/decisions'
import { askedBy, gradingCover } from '../read/grading'
import { createVersionLoader } from '../read/versionLoader'
import { SCHEME } from './grading'
import { kindRuns } from './kindRuns'
import { asOf, publishedNow, sourcesOf, type ReadDeps } from './readDeps'

/** `GET /api/v1/comparison`: up to ten firms beside each other, by their credit codes. Gives back what answers the same as a page that prints. */
export function comparisonRoutes(router: Router, deps: ReadDeps): (ctx: Context) => Promise<void> {
  const { city, view, grading: table = null } = deps
  const loadVersion = createVersionLoader(deps.db)
  const kinds = table === null ? [] : askedBy(table)
  const runsNow = kindRuns(deps, kinds)
  const shown = [...new Set([...decidingKinds(), ...kinds])].flatMap((kind) => sourcesOf(deps, kind))

  async function compared(codes: readonly string[]): Promise<{ tag: string; answer: ComparisonAnswer }> {
    const { runsOf, tag } = await runsNow()
    const published = publishedNow(deps)
    const measure = { table, scheme: table?.scheme ?? SCHEME, cover: gradingCover(published, kinds, runsOf) }
    const answer: ComparisonAnswer = {
      firms: await comparisonOf(loadVersion, published, codes, measure),
      table: table && { title: table.title, version: table.version, basis: table.basis },
      day: published.day,
      edition: published.edition._id,
      asOf: asOf(published),
      sources: shown,
    }
    return { tag: `${published.tag}-${tag}`, answer }
  }

  bind(router, {
    endpoint: COMPARISON,
    action: 'record.read',
    answer: ({ query: { codes } }) => compared(codesAsked(codes)),
  })

  return async function comparisonPageRoute(ctx: Context) {
    allow(PUBLIC, 'record.read')
    if (view.today() === null) return send(ctx, 503, presentPlainEmpty(city))
    // Whoever opens a page reads no JSON: what is wrong with the address is told on a page. What else hangs behind it is not looked at.
    const asked = ComparisonQuery.safeParse({ codes: [ctx.query.codes ?? []].flat().join(',') })
    const isFresh = ctx.querystring === ''
    if (!asked.success) return send(ctx, isFresh ? 200 : 400, presentNoComparison(city, COMPARED_MAX, isFresh))
    send(ctx, 200, presentComparison(city, (await compared(codesAsked(asked.data.codes))).answer))
  }
}

function send(ctx: Context, status: number, page: string): void {
  ctx.status = status
  ctx.set('Content-Security-Policy', FORM_POLICY)
  ctx.set('Cache-Control', 'no-store')
  ctx.type = 'text/html; charset=utf-8'
  ctx.body = page
}
