import type { z } from 'zod'
import { issueInWords } from '../door/words'
import { ApiError } from '../errors'

/** Parameters of a path, checked. Throws `invalid_parameter` by name. */
export function readParams<T extends z.ZodType>(schema: T, params: Record<string, string>): z.output<T> {
  const parsed = schema.safeParse(params)
  if (parsed.success) return parsed.data
  throw new ApiError(
    'invalid_parameter',
    Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issueInWords(issue)])),
  )
}
