import type { Context } from 'koa'
import { z } from 'zod'
import { ApiError } from '../errors'

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
  throw new ApiError('invalid_parameter', Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), inWords(issue)])))
}

function inWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `只能是：${issue.values.map(String).join('、')}`
    case 'too_small':
      return issue.origin === 'string' ? `至少 ${issue.minimum} 个字` : `不小于 ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string' ? `最多 ${issue.maximum} 个字` : `不大于 ${issue.maximum}`
    case 'invalid_format':
      return '格式不对'
    case 'invalid_type':
      return '缺少，或类型不对'
    default:
      return issue.message
  }
}
