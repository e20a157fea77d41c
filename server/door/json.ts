import type { z } from 'zod'
import { ApiError } from '../errors'
import { issueInWords } from './words'

/** A JSON body, checked. Throws `invalid_body` with each field and its reason; `body` stands for the whole. */
export function parseJson<T extends z.ZodType>(bytes: Uint8Array, schema: T): z.output<T> {
  const parsed = schema.safeParse(jsonOf(bytes))
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.flatMap((issue): [string, string][] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [[...issue.path, key].join('.'), '没有这一项'])
      : [[issue.path.join('.') || 'body', issueInWords(issue)]],
  )
  throw new ApiError('invalid_body', Object.fromEntries(faults))
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    // Both throw only at bytes that are not what they must be; where exactly helps no reader.
    throw new ApiError('invalid_body', { body: '不是 UTF-8 的 JSON' })
  }
}
