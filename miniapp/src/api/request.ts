import Taro from '@tarojs/taro'
import { ERROR_CODES, type ErrorAnswer, type ErrorCode } from '@shared/api/errorCodes'

const TIMEOUT_MS = 15_000

/** A request that brought no data: the service refused it (`code`), or it never arrived (`offline`). */
export class RequestError extends Error {
  constructor(
    readonly code: ErrorCode | 'offline',
    message: string,
  ) {
    super(message)
  }
}

const isErrorAnswer = (body: unknown): body is ErrorAnswer =>
  typeof body === 'object' &&
  body !== null &&
  'error' in body &&
  typeof body.error === 'object' &&
  body.error !== null &&
  'code' in body.error

/** A URL's query, leaving out what is not set. */
export function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`
}

/** An address of the service that another program can open. */
export const absoluteUrl = (path: string): string => (API_BASE || window.location.origin) + path

/** Gets data from the service. Throws RequestError with words for the person who waits. */
export async function get<T>(path: string): Promise<T> {
  let answer: Taro.request.SuccessCallbackResult
  try {
    answer = await Taro.request({ url: API_BASE + path, timeout: TIMEOUT_MS })
  } catch {
    // Taro rejects with an object of its own whose text differs by platform; a person needs only this.
    throw new RequestError('offline', '没有连上。联网后请重试。')
  }
  if (answer.statusCode === 200) return answer.data as T
  if (isErrorAnswer(answer.data)) throw new RequestError(answer.data.error.code, answer.data.error.message)
  throw new RequestError('internal', ERROR_CODES.internal.message)
}
