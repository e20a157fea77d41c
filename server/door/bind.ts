import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import type { Context } from 'koa'
import type Router from 'koa-router'
import type { z } from 'zod'
import type { Endpoint } from '../../shared/api/endpoint'
import { ApiError } from '../errors'
import { PUBLIC, allow, type Action, type Actor } from '../policies'
import { declaredLength, readBody, streamBody } from './body'
import { sendNothingHeld } from './held'
import { parseJson } from './json'
import { NoQuery, readQuery } from './query'

/** What somebody asks of an endpoint, checked. */
export interface Asked<E extends Endpoint> {
  query: E extends { query: infer Q extends z.ZodType } ? z.output<Q> : Record<never, never>
  params: Record<E extends { params: infer P } ? keyof P : never, string>
  /** JSON as its schema gives it; raw bytes in pieces as they arrive, within the bound */
  body: BodyOf<E>
  actor: Actor
}

type BodyOf<E extends Endpoint> = E extends { body: { type: 'json'; schema: infer S extends z.ZodType } }
  ? z.output<S>
  : E extends { body: { type: 'raw' } }
    ? AsyncGenerator<Buffer, void, undefined>
    : undefined

/** An answer that is JSON text already, or its bytes, such as joined items that the read model keeps so. */
export class JsonText {
  constructor(readonly text: string | Buffer) {}
}

/** An answer in pieces, as a file is sent that would be long to write: the next is made when the one before it is on its way. */
export class Pieces {
  constructor(readonly pieces: AsyncIterable<string>) {}
}

type AnswerOf<E extends Endpoint> = z.output<E['answer']> | JsonText | (E['answerType'] extends string ? Pieces | Buffer : never)

/** A kept answer with the tag under which it is right; any other answer by itself. */
type Answered<E extends Endpoint> = E['keep'] extends true ? { tag: string; answer: AnswerOf<E> } : AnswerOf<E>

/** Says who sent a request. `bytes` is its JSON body as it came, null where it has none. Throws where the proof does not hold. */
export type Prove = (ctx: Context, bytes: Buffer | null) => Actor | Promise<Actor>

export type Binding<E extends Endpoint> = {
  endpoint: E
  /** what it is to do this, in the table of policies */
  action: Action
  answer: (asked: Asked<E>, ctx: Context) => Answered<E> | Promise<Answered<E>>
} & (E['audience'] extends 'public' ? { prove?: undefined } : { prove: Prove })

/**
 * Registers an endpoint: a request is parsed, its sender allowed, the answer asked for and sent. What is wrong is refused by
 * name before anything is asked. A raw body is read only while `answer` takes it, so nothing of a stranger's is taken in.
 */
export function bind<const E extends Endpoint>(router: Router, { endpoint, action, answer, prove }: Binding<E>): void {
  const { path, method, query, params, body } = endpoint
  const route = path.replaceAll(/\{(\w+)\}/g, ':$1')
  const names = Object.keys(params ?? {})

  router.register(route, [method], async function endpointRoute(ctx: Context) {
    try {
      const asked = { query: readQuery(ctx, query ?? NoQuery), params: paramsOf(ctx, names) }
      if (body) checkType(ctx, body.type === 'json' ? 'application/json' : body.contentType)
      const bytes = body?.type === 'json' ? await readBody(ctx.req, { bytes: body.bytesMax }) : null
      const parsed = body?.type === 'json' && bytes ? parseJson(bytes, body.schema) : undefined
      const actor = prove ? await prove(ctx, bytes) : PUBLIC
      allow(actor, action)
      const content = body?.type === 'raw' ? streamBody(ctx.req, { bytes: body.bytesMax }) : parsed
      // The contract has checked what the types say of it.
      send(ctx, endpoint, await answer({ ...asked, body: content, actor } as unknown as Asked<E>, ctx))
    } finally {
      if (body) leaveRest(ctx, body.bytesMax)
    }
  })
}

function paramsOf(ctx: Context, names: string[]): Record<string, string> {
  const given = ctx.params as Record<string, string | undefined>
  return Object.fromEntries(names.map((name) => [name, given[name] ?? '']))
}

/** Refuses a body of another type, in another encoding of characters, or packed. */
function checkType(ctx: Context, wanted: string): void {
  const isUtf8 = ctx.request.charset === '' || /^utf-8$/i.test(ctx.request.charset)
  // Koa asks the type of a body only where there is one.
  if (ctx.is(wanted) === false || ctx.get('Content-Type') === '' || !isUtf8)
    throw new ApiError('unsupported_media_type', { 'Content-Type': `要写 ${wanted}` })
  const packed = ctx.get('Content-Encoding')
  if (packed !== '' && packed !== 'identity') throw new ApiError('unsupported_media_type', { 'Content-Encoding': '内容不要压缩' })
}

function send(ctx: Context, { keep, isTagged, answerType }: Endpoint, answered: unknown): void {
  const { tag, answer } = keep ? (answered as { tag: string; answer: unknown }) : { tag: null, answer: answered }
  if (answerType !== undefined) ctx.type = answerType
  else if (answer instanceof JsonText) ctx.type = 'application/json; charset=utf-8'
  ctx.body = answer instanceof JsonText ? answer.text : answer instanceof Pieces ? Readable.from(answer.pieces) : answer
  ctx.state.keep = keep
  if (keep) ctx.state.tag = tag
  else if (!isTagged) ctx.set('Cache-Control', 'no-store')
  else sendNothingHeld(ctx)
}

/**
 * Closes the connection behind the answer where some of a body is unread. A body that was refused by its declared length and
 * is not much longer than allowed is let in and dropped by the platform instead: its sender is still sending, and would
 * otherwise meet a broken connection before the answer.
 */
function leaveRest(ctx: Context, bytesMax: number): void {
  if (isRead(ctx.req)) return
  const isShort = !ctx.req.readableDidRead && declaredLength(ctx.req) > 0 && declaredLength(ctx.req) <= 2 * bytesMax
  if (!isShort) ctx.set('Connection', 'close')
}

const isRead = (request: IncomingMessage): boolean => request.readableEnded || (request.complete && request.readableLength === 0)
