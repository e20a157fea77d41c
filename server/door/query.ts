import type { Context } from 'koa'
import { z } from 'zod'
import { ApiError } from '../errors'
import { issueInWords } from './words'

/** The query of an address that takes none. */
export const NoQuery = z.strictObject({})

/** The query string of a request, checked. Throws by name at an unknown, repeated or wrong parameter. */
export function readQuery<T extends z.ZodType>(ctx: Context, schema: T): z.output<T> {
  const repeated = Object.entries(ctx.query).filter(([, value]) => Array.isArray(value))
  if (repeated.length > 0) throw new ApiError('invalid_parameter', Object.fromEntries(repeated.map(([name]) => [name, '只能写一次'])))
  const parsed = schema.safeParse({ ...ctx.query })
  if (parsed.success) return parsed.data
  const unknown = parsed.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []))
  if (unknown.length > 0) throw new ApiError('unknown_parameter', Object.fromEntries(unknown.map((name) => [name, '没有这个参数'])))
  throw new ApiError(
    'invalid_parameter',
    Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issueInWords(issue)])),
  )
}
