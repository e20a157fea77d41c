import type { z } from 'zod'
import type { ErrorCode } from './errorCodes'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** Who an endpoint is for: anybody, a reporter who proves it by a signature, an officer of a desk, or an owner by its key. */
export type Audience = 'public' | 'reporter' | 'desk' | 'owner'

/** JSON of a shape, or bytes of a type; neither of more than `bytesMax` bytes. */
export type BodyContract = { type: 'json'; schema: z.ZodType; bytesMax: number } | { type: 'raw'; contentType: string; bytesMax: number }

/** One endpoint of the API: what it takes and what it answers. */
export interface Endpoint {
  operationId: string
  method: Method
  /** parameters of the path stand in braces: /api/v1/runs/{id} */
  path: string
  summary: string
  audience: Audience
  /** whether answers are kept and sent again: only what is the same for everybody until the next edition */
  keep: boolean
  /** its answer carries a tag of its own and may be kept for a minute, where it is not kept here */
  isTagged?: true
  /** what each parameter of the path is: in words where any text may stand there, else by its schema, which has the words */
  params?: Readonly<Record<string, string | z.ZodType>>
  query?: z.ZodObject
  /** header fields that it needs; those that prove an officer's session are understood */
  headers?: Readonly<Record<string, z.ZodType>>
  body?: BodyContract
  answer: z.ZodType
  /** content type of an answer that is no JSON */
  answerType?: string
  /** what it itself may refuse with; what the door refuses with for every endpoint of its kind is added by `errorsOf` */
  errors: readonly ErrorCode[]
}

const BODY_ERRORS = ['invalid_body', 'body_incomplete', 'body_too_slow', 'body_too_large', 'unsupported_media_type'] as const

/** Every failure an endpoint can answer with, the door's own included. */
export function errorsOf({ errors, body, audience, query, params, headers }: Endpoint): ErrorCode[] {
  const hasParameters =
    query !== undefined || headers !== undefined || Object.values(params ?? {}).some((param) => typeof param !== 'string')
  const all: ErrorCode[] = [
    ...errors,
    'unknown_parameter',
    ...(hasParameters ? (['invalid_parameter'] as const) : []),
    ...(body ? BODY_ERRORS.filter((code) => body.type === 'json' || code !== 'invalid_body') : []),
    ...(audience === 'public' ? [] : (['forbidden'] as const)),
    // An address that is longer than any of ours, and one whose percent signs mean no text.
    'request_too_long',
    ...(params ? (['route_not_found'] as const) : []),
    // The public record lets so many in at once; the other doors say so where they do.
    ...(audience === 'public' ? (['overloaded'] as const) : []),
    'store_away',
    'internal',
  ]
  return [...new Set(all)]
}
