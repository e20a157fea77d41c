import { ERROR_CODES, type ErrorAnswer, type ErrorCode } from '../shared/api/errorCodes'
import { storageFullSentence } from './storageFull'

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

/** What the API says of a failure: its own name, `storage_full` where the disk is, else `internal`. */
export const nameError = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError(storageFullSentence(error) === null ? 'internal' : 'storage_full')

/** The one shape of every error answer. */
export function presentError(error: ApiError): ErrorAnswer {
  const { code, message, fields } = error
  return { error: { code, message, ...(fields ? { fields } : {}) } }
}
