import type { Context } from 'koa'
import type Router from 'koa-router'
import { FILE_REPLY, LOOK_UP_REPLY, PROVE_REPLY, WITHDRAW_REPLY } from '../../shared/api/replyEndpoints'
import { bind, type Prove } from '../door/bind'
import type { ReplyDoor } from '../replies/index'
import { clientAddress } from './clientAddress'

/** The door for firms that answer a record, over HTTP. That somebody writes for the firm is proved afterwards, and the record must name it. */
export function replyRoutes(router: Router, door: ReplyDoor): void {
  const from = (ctx: Context) => clientAddress(ctx, door.trustedProxies)
  const prove: Prove = () => ({ is: 'reporter', key: '' })
  const write = { action: 'reply.write', prove } as const
  bind(router, { ...write, endpoint: FILE_REPLY, answer: ({ body }, ctx) => door.file(from(ctx), body) })
  bind(router, { ...write, endpoint: LOOK_UP_REPLY, answer: ({ body }, ctx) => door.lookUp(from(ctx), body) })
  bind(router, { ...write, endpoint: PROVE_REPLY, answer: ({ body }, ctx) => door.prove(from(ctx), body) })
  bind(router, { ...write, endpoint: WITHDRAW_REPLY, answer: ({ body }, ctx) => door.withdraw(from(ctx), body) })
}
