import { ERROR_CODES, type ErrorAnswer, type ErrorCode } from '../shared/api/errorCodes'

/** A failure the API can name. */
export class ApiError extends Error {
  readonly status: number

  constructor(
    readonly code: ErrorCode,
    readonly fields?: Record<string, string>,
    /** seconds after which it is worth asking again */
    readonly retryAfterS?: number,
  ) {
    super(ERROR_CODES[code].message)
    this.status = ERROR_CODES[code].status
  }
}

/** The one shape of every error answer. */
export function presentError(error: ApiError): ErrorAnswer {
  const { code, message, fields } = error
  return { error: { code, message, ...(fields ? { fields } : {}) } }
}
