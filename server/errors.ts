import { ERROR_CODES, type ErrorAnswer, type ErrorCode } from '../shared/api/errorCodes'
import { storageFullSentence } from './storageFull'
import { isStoreAway } from './storeAway'

/** A replica set chooses a new primary in about this time, in seconds. */
export const AWAY_S = 5

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

/** What the API says of a failure: its own name, `storage_full` where the disk is, `store_away` where the store does not answer, else `internal`. */
export function nameError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  if (storageFullSentence(error) !== null) return new ApiError('storage_full')
  return isStoreAway(error) ? new ApiError('store_away', undefined, AWAY_S) : new ApiError('internal')
}

/** The one shape of every error answer. */
export function presentError(error: ApiError): ErrorAnswer {
  const { code, message, fields } = error
  return { error: { code, message, ...(fields ? { fields } : {}) } }
}
