import type { Context } from 'koa'
import { ownerScript } from '../ownerPage/script'
import { PUBLIC, allow } from '../policies'
import { OWNER_POLICY, presentOwnerPage } from '../presenters/ownerPage'
import type { ReadDeps } from './readDeps'

/** What answers `GET /owners`, the page of owners and trading centres, and what its script is sent by. */
export const ownerPage = ({ city }: Pick<ReadDeps, 'city'>) => ({
  page: function ownerPageRoute(ctx: Context): void {
    allow(PUBLIC, 'record.read')
    ctx.set('Content-Security-Policy', OWNER_POLICY)
    ctx.set('Cache-Control', 'no-store')
    ctx.type = 'text/html; charset=utf-8'
    ctx.body = presentOwnerPage(city, ownerScript().version)
  },
  script: function ownerScriptRoute(ctx: Context): void {
    const { code, version } = ownerScript()
    ctx.set('Cache-Control', 'no-cache')
    ctx.set('ETag', `"${version}"`)
    ctx.type = 'text/javascript; charset=utf-8'
    ctx.body = code
    if (ctx.get('If-None-Match').includes(version)) ctx.status = 304
  },
})
