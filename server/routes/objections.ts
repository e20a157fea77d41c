import type { Context } from 'koa'
import type Router from 'koa-router'
import { FILE_OBJECTION, LOOK_UP_OBJECTION } from '../../shared/api/objectionEndpoints'
import { bind, type Prove } from '../door/bind'
import type { ObjectionDoor } from '../objections/index'
import { clientAddress } from './clientAddress'

/** The door for whom a public record names, over HTTP. Who that is the objection itself says, and the record must name. */
export function objectionRoutes(router: Router, door: ObjectionDoor): void {
  const from = (ctx: Context) => clientAddress(ctx, door.trustedProxies)
  const prove: Prove = () => ({ is: 'reporter', key: '' })
  const write = { action: 'objection.write', prove } as const
  bind(router, { ...write, endpoint: FILE_OBJECTION, answer: ({ body }, ctx) => door.file(from(ctx), body) })
  bind(router, { ...write, endpoint: LOOK_UP_OBJECTION, answer: ({ body }, ctx) => door.lookUp(from(ctx), body) })
}
