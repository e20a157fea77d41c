import type { Context } from 'koa'
import type Router from 'koa-router'
import { z } from 'zod'
import {
  CHALLENGE,
  CHANGE_KEY,
  CHANGE_WATCHES,
  DELIVERIES,
  DELIVERY_MESSAGE,
  KEY_HEADER,
  LEAVE,
  RENAME,
  SEND_AGAIN,
  SIGN_FOR,
  SUBSCRIBE,
  SUBSCRIPTION,
  Sequence,
  SubscriptionId,
} from '../../shared/api/subscriptionEndpoints'
import type { OwnerDoor } from '../deliveries/index'
import { bind, type Prove } from '../door/bind'
import { readParams } from './params'

const Own = z.object({ id: SubscriptionId })
const Numbered = z.object({ id: SubscriptionId, sequence: Sequence })

/** The door for owners over HTTP: everything but subscribing is proved by the key of the subscription. */
export function ownerRoutes(router: Router, { owners }: Pick<OwnerDoor, 'owners'>): void {
  const prove: Prove = async (ctx: Context) => {
    const { id } = readParams(Own, ctx.params as Record<string, string>)
    await owners.prove(id, ctx.get(KEY_HEADER))
    return { is: 'owner', id }
  }
  const own = { action: 'owner.own', prove } as const
  const idIn = (params: Record<string, string>) => readParams(Own, params).id

  bind(router, { endpoint: SUBSCRIBE, action: 'owner.subscribe', answer: ({ body }) => owners.subscribe(body) })
  bind(router, { ...own, endpoint: SUBSCRIPTION, answer: ({ params }) => owners.show(idIn(params)) })
  bind(router, { ...own, endpoint: CHALLENGE, answer: ({ params }) => owners.challenge(idIn(params)) })
  bind(router, { ...own, endpoint: CHANGE_KEY, answer: ({ params }) => owners.changeKey(idIn(params)) })
  bind(router, { ...own, endpoint: CHANGE_WATCHES, answer: ({ params, body }) => owners.changeWatches(idIn(params), body) })
  bind(router, { ...own, endpoint: RENAME, answer: ({ params, body }) => owners.rename(idIn(params), body) })
  bind(router, {
    ...own,
    endpoint: LEAVE,
    answer: async ({ params }) => {
      await owners.leave(idIn(params))
      return { ended: true as const }
    },
  })
  bind(router, { ...own, endpoint: DELIVERIES, answer: ({ params, query }) => owners.deliveries(idIn(params), query) })
  const numbered = (params: Record<string, string>) => readParams(Numbered, params)
  bind(router, {
    ...own,
    endpoint: DELIVERY_MESSAGE,
    answer: ({ params }) => {
      const { id, sequence } = numbered(params)
      return owners.message(id, sequence)
    },
  })
  bind(router, {
    ...own,
    endpoint: SEND_AGAIN,
    answer: ({ params }) => {
      const { id, sequence } = numbered(params)
      return owners.sendAgain(id, sequence)
    },
  })
  bind(router, {
    ...own,
    endpoint: SIGN_FOR,
    answer: ({ params, body }) => {
      const { id, sequence } = numbered(params)
      return owners.signFor(id, sequence, body)
    },
  })
}
