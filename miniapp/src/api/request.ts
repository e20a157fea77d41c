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

/** What a request carries beside its address. `bytes` go as they are, `json` as JSON. */
interface Sent {
  method?: 'GET' | 'PUT' | 'POST'
  json?: object
  bytes?: Uint8Array
  header?: Record<string, string>
}

const SENDING_TIMEOUT_MS = 60_000
/** A photo on a weak network takes its time: as long as the service waits for it while it goes forward (`server/door/body.ts`). */
const BYTES_TIMEOUT_MS = 290_000

/** Asks and waits; throws RequestError `offline` where no answer came. */
async function ask(path: string, { method = 'GET', json, bytes, header = {} }: Sent, responseType?: 'arraybuffer') {
  // A view of a larger buffer would be sent with all of it.
  const data = bytes === undefined ? json : bytes.slice().buffer
  const type = bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }
  try {
    return await Taro.request<unknown>({
      url: API_BASE + path,
      method,
      timeout: method === 'GET' ? TIMEOUT_MS : bytes === undefined ? SENDING_TIMEOUT_MS : BYTES_TIMEOUT_MS,
      ...(data === undefined ? {} : { data, header: { ...type, ...header } }),
      ...(responseType === undefined ? {} : { responseType }),
    })
  } catch {
    // Taro rejects with an object of its own whose text differs by platform; a person needs only this.
    throw new RequestError('offline', '没有连上。联网后请重试。')
  }
}

/** Gets data from the service. Throws RequestError with words for the person who waits. */
export const get = <T>(path: string): Promise<T> => send<T>(path, {})

/** Sends to the service and returns what it answered. Throws RequestError with words for the person who waits. */
export async function send<T>(path: string, sent: Sent): Promise<T> {
  const { statusCode, data } = await ask(path, sent)
  if (statusCode === 200) return data as T
  if (isErrorAnswer(data)) throw new RequestError(data.error.code, data.error.message)
  throw new RequestError('internal', ERROR_CODES.internal.message)
}

/** Gets bytes. Throws as `get`; a refusal is told by the words of its code. */
export async function getBytes(path: string): Promise<Uint8Array> {
  const { statusCode, data } = await ask(path, {}, 'arraybuffer')
  const bytes = new Uint8Array(data as ArrayBuffer)
  if (statusCode === 200) return bytes
  // The refusal is JSON whose code is ASCII; there is no TextDecoder in the mini-program for the rest of it.
  const code = /"code":"(\w+)"/.exec(String.fromCharCode(...bytes.subarray(0, 200)))?.[1]
  const known = code !== undefined && code in ERROR_CODES ? (code as ErrorCode) : 'internal'
  throw new RequestError(known, ERROR_CODES[known].message)
}
