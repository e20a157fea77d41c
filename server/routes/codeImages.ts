import type { Context } from 'koa'
import type Router from 'koa-router'
import { foldKeyText } from '../../shared/codes/fold'
import { PLAIN_KINDS, PLAIN_ROOMS, plainPath } from '../../shared/kinds/plain'
import { sceneOf } from '../../shared/kinds/scene'
import { addressOf } from '../door/origin'
import { ApiError } from '../errors'
import { PUBLIC, allow } from '../policies'
import { presentNoCode } from '../presenters/plainPage'
import { addressed } from '../read/plain'
import { CodeImageError, type MakeCodeImage } from '../wechat/codeImage'
import { publishedNow, type ReadDeps } from './readDeps'

/** What a code means never changes; that its record is public may. */
const MAX_AGE_S = 3_600

/** `GET /zones/:code/code` and `GET /firms/:code/code`: the picture of the code that opens a record in WeChat, else its plain address. */
export function codeImageRoutes(router: Router, deps: ReadDeps & { makeCode: MakeCodeImage }): void {
  for (const kind of PLAIN_KINDS)
    router.get(`/${PLAIN_ROOMS[kind]}/:code/code`, async function codeImageRoute(ctx: Context) {
      allow(PUBLIC, 'record.read')
      const { code = '' } = ctx.params as Record<string, string | undefined>
      const published = publishedNow(deps)
      const { idOrCode } = addressed(published, kind, code)
      const row = published.models[kind].find(idOrCode)
      if (!row) throw new ApiError('record_not_found')
      // As its kind writes it, however it was asked for: one record, one picture.
      const own = row.code ?? foldKeyText(code)
      const target = { scene: sceneOf(kind, [own, row.id]), address: addressOf(ctx.req, plainPath(kind, own), deps.publicUrl) }
      try {
        const { type, bytes } = await deps.makeCode(target)
        ctx.set('Cache-Control', `public, max-age=${MAX_AGE_S}`)
        ctx.type = type
        ctx.body = bytes
      } catch (error) {
        if (!(error instanceof CodeImageError)) throw error
        deps.log.warn({ err: error }, 'no code of the mini-program came')
        ctx.status = 502
        ctx.set('Cache-Control', 'no-store')
        ctx.type = 'text/plain; charset=utf-8'
        ctx.body = presentNoCode()
      }
    })
}
