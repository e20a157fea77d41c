import type { Context } from 'koa'
import { z } from 'zod'
import { ApiError } from '../errors'
import { issueInWords } from './words'

/** The query of an address that takes none. */
export const NoQuery = z.strictObject({})

/** The query string of a request, checked. Throws by name at an unknown, repeated or wrong parameter. */
export function readQuery<T extends z.ZodType>(ctx: Context, schema: T): z.output<T> {
  const { query, querystring } = ctx
  const foreign = notUtf8(querystring)
  if (foreign.length > 0) throw new ApiError('invalid_parameter', Object.fromEntries(foreign.map((name) => [name, NOT_UTF8])))
  const repeated = Object.entries(query).filter(([, value]) => Array.isArray(value))
  if (repeated.length > 0) throw new ApiError('invalid_parameter', Object.fromEntries(repeated.map(([name]) => [name, '只能写一次'])))
  const parsed = schema.safeParse({ ...query })
  if (parsed.success) return parsed.data
  const unknown = parsed.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []))
  if (unknown.length > 0) throw new ApiError('unknown_parameter', Object.fromEntries(unknown.map((name) => [name, '没有这个参数'])))
  throw new ApiError(
    'invalid_parameter',
    Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issueInWords(issue)])),
  )
}

const NOT_UTF8 = '不是 UTF-8 编码，像是 GBK：请按 UTF-8 编码再问（encodeURIComponent）'

/** The parameters whose text is in another encoding than UTF-8, as older programs write Chinese: read as UTF-8, nothing would be found. */
const notUtf8 = (querystring: string): string[] =>
  /%[89a-f]/i.test(querystring) ? querystring.split('&').flatMap((part) => (isUtf8(part) ? [] : [part.split('=')[0] ?? ''])) : []

function isUtf8(text: string): boolean {
  try {
    // A percent sign that begins no byte is itself.
    decodeURIComponent(text.replace(/%(?![\da-f]{2})/gi, '%25'))
    return true
  } catch (error) {
    if (error instanceof URIError) return false
    throw error
  }
}
