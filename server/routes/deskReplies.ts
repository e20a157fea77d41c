import type Router from 'koa-router'
import { DESK_REPLIES, DESK_REPLY, DESK_REPLY_CONTACT, DESK_REPLY_MOVE } from '../../shared/api/replyEndpoints'
import { FilingParams } from '../../shared/api/writer'
import type { DeskDoor } from '../desk/index'
import { makeReplyMove, openReplyContact, readReply, replyQueue } from '../desk/replies/hall'
import { bind } from '../door/bind'
import { officerOf, proveBySession } from './deskProof'
import { readParams } from './params'

/** The hall of the desk that reads replies of firms, over HTTP. */
export function deskReplyRoutes(router: Router, { deps: desk, replies }: DeskDoor): void {
  const deps = { desk, replies }
  const own = { action: 'desk.replies', prove: proveBySession(desk) } as const
  const numberIn = (params: Record<string, string>) => readParams(FilingParams, params).number
  bind(router, { ...own, endpoint: DESK_REPLIES, answer: () => replyQueue(deps) })
  bind(router, { ...own, endpoint: DESK_REPLY, answer: ({ actor, params }) => readReply(deps, officerOf(actor), numberIn(params)) })
  bind(router, {
    ...own,
    endpoint: DESK_REPLY_MOVE,
    answer: ({ actor, params, body }) => makeReplyMove(deps, officerOf(actor), numberIn(params), body),
  })
  bind(router, {
    ...own,
    endpoint: DESK_REPLY_CONTACT,
    answer: ({ actor, params, body }) => openReplyContact(deps, officerOf(actor), numberIn(params), body.reason),
  })
}
