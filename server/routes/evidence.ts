import type Router from 'koa-router'
import { EVIDENCE } from '../../shared/api/endpoints'
import { EvidenceParams } from '../../shared/api/evidence'
import { untilMidnight } from '../../shared/codes/dates'
import { bind } from '../door/bind'
import { ApiError } from '../errors'
import { pictureShown } from '../read/pictures'
import { readParams } from './params'
import { publishedNow, type ReadDeps } from './readDeps'

/** Its bytes never change, but whether it is public may: nobody keeps it for longer than a minute without asking. */
const MAX_AGE_S = 60

/** `GET /api/v1/evidence/{sha256}`: a picture, as long as some record that is public now shows it. */
export function evidenceRoutes(router: Router, deps: ReadDeps): void {
  bind(router, {
    endpoint: EVIDENCE,
    action: 'record.read',
    answer: async ({ params }, ctx) => {
      const { sha256 } = readParams(EvidenceParams, params)
      const bytes = await pictureShown(deps.db, publishedNow(deps), sha256)
      if (bytes === null) throw new ApiError('picture_not_found')
      ctx.set('ETag', `"${sha256}"`)
      // Publicity ends at midnight.
      ctx.set('Cache-Control', `public, max-age=${Math.min(MAX_AGE_S, Math.floor(untilMidnight(deps.now()) / 1_000))}`)
      return bytes
    },
  })
}
