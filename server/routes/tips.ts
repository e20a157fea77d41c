import type { Context } from 'koa'
import type Router from 'koa-router'
import { z } from 'zod'
import {
  ANSWERS,
  FILE_MESSAGE,
  FILE_TIP,
  HELD_PARTS,
  PUT_MESSAGE_PART,
  PUT_PART,
  TIP_FIGURES,
  TIP_SERVICE,
} from '../../shared/api/tipEndpoints'
import {
  MessageParams,
  PART_AUTHOR,
  PART_BYTES_MAX,
  PART_MESSAGE,
  PART_SIGNATURE,
  PartParams,
  PublicKey,
  TipId,
} from '../../shared/api/tips'
import { bind, type Prove } from '../door/bind'
import { declaredLength } from '../door/body'
import { ApiError } from '../errors'
import type { TipDoor } from '../tips/index'
import { clientAddress } from './clientAddress'

/** The door for reporters over HTTP. Who a reporter is nobody asks: each write is signed, and `server/tips` checks it. */
export function tipRoutes(router: Router, door: TipDoor): void {
  const from = (ctx: Context) => clientAddress(ctx, door.deps.settings.trustedProxies)
  const prove: Prove = () => ({ is: 'reporter', key: '' })
  const look = { action: 'tip.look', prove } as const
  const write = { action: 'tip.write', prove } as const

  bind(router, { ...look, endpoint: TIP_SERVICE, answer: (_asked, ctx) => door.service(from(ctx)) })
  bind(router, { ...look, endpoint: TIP_FIGURES, answer: (_asked, ctx) => door.figures(from(ctx)) })
  bind(router, {
    ...look,
    endpoint: ANSWERS,
    answer: ({ query }, ctx) => door.answers(from(ctx), query),
  })
  bind(router, { ...look, endpoint: HELD_PARTS, answer: ({ params }, ctx) => door.held(from(ctx), read(TipId, params.id, 'id')) })
  bind(router, {
    ...write,
    endpoint: PUT_PART,
    answer: ({ params, body }, ctx) => {
      const { id, part } = readParams(PartParams, params)
      return door.put(from(ctx), { tip: id, message: 0, signedId: id, part, ...signed(ctx), ...sent(ctx, body) })
    },
  })
  bind(router, {
    ...write,
    endpoint: PUT_MESSAGE_PART,
    answer: ({ params, body }, ctx) => {
      const { id, part } = readParams(PartParams, params)
      const { message } = readParams(MessageParams, params)
      const signedId = read(TipId, ctx.get(PART_MESSAGE), PART_MESSAGE)
      return door.put(from(ctx), { tip: id, message, signedId, part, ...signed(ctx), ...sent(ctx, body) })
    },
  })
  bind(router, {
    ...write,
    endpoint: FILE_TIP,
    answer: ({ params, body }, ctx) => door.fileTip(from(ctx), read(TipId, params.id, 'id'), body),
  })
  bind(router, {
    ...write,
    endpoint: FILE_MESSAGE,
    answer: ({ params, body }, ctx) => {
      const { id, message } = readParams(MessageParams, params)
      return door.fileMessage(from(ctx), id, message, body)
    },
  })
}

const Signature = z.string().regex(/^[0-9a-f]{128}$/)

const signed = (ctx: Context) => ({
  author: read(PublicKey, ctx.get(PART_AUTHOR), PART_AUTHOR),
  signature: read(Signature, ctx.get(PART_SIGNATURE), PART_SIGNATURE),
})

const sent = (ctx: Context, pieces: AsyncIterable<Buffer>) => ({ size: declaredLength(ctx.req) || PART_BYTES_MAX, pieces })

/** What a word of the address or of a header field means. Throws `invalid_parameter` by its name, never with what was sent. */
function read<T extends z.ZodType>(schema: T, value: unknown, name: string): z.output<T> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new ApiError('invalid_parameter', { [name]: '格式不对' })
  return parsed.data
}

/** The parameters of an address that a schema knows; others of the same address are left to theirs. */
function readParams<T extends z.ZodObject>(schema: T, params: Record<string, string>): z.output<T> {
  const known = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, params[name]]))
  const parsed = schema.safeParse(known)
  if (parsed.success) return parsed.data
  throw new ApiError('invalid_parameter', Object.fromEntries(parsed.error.issues.map(({ path }) => [path.join('.'), '格式不对'])))
}
