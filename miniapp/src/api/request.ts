import Taro from '@tarojs/taro'
import { ERROR_CODES, type ErrorAnswer, type ErrorCode } from '@shared/api/errorCodes'
import { readAnswer, type Foreign } from './answer'

const TIMEOUT_MS = 15_000

/** A request that brought no data: the service refused it (`code`), it never arrived (`offline`), or what came is not its answer. */
export class RequestError extends Error {
  constructor(
    readonly code: ErrorCode | 'offline' | Foreign,
    message: string,
  ) {
    super(message)
  }
}

/** Said where something came that is no answer of the service. */
const FOREIGN: Record<Foreign, string> = {
  foreign: '这个网络返回的不是本程序的内容，可能要先登录 Wi-Fi，或者中途有故障。请换个网络再试。',
  unreadable: '返回的不是这个版本读得懂的内容，没有显示。请稍后重试；一直这样时，请刷新或更新本程序。',
}

const isErrorAnswer = (body: unknown): body is ErrorAnswer =>
  typeof body === 'object' &&
  body !== null &&
  'error' in body &&
  typeof body.error === 'object' &&
  body.error !== null &&
  'code' in body.error &&
  'message' in body.error &&
  typeof body.error.message === 'string'

/** A URL's query, leaving out what is not set. */
export function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return parts.length === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}${parts.join('&')}`
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
  if (statusCode === 200) {
    const read = readAnswer<T>(sent.method ?? 'GET', path, data)
    if ('fault' in read) throw new RequestError(read.fault, FOREIGN[read.fault])
    return read.data
  }
  if (isErrorAnswer(data)) throw new RequestError(data.error.code, data.error.message)
  // A refusal without our words is not the service's own, unless it broke.
  if (statusCode < 500) throw new RequestError('foreign', FOREIGN.foreign)
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
