import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { z } from 'zod'
import { CodeImageError } from './codeImage'

/** WeChat's own server. */
export const WECHAT_API = 'https://api.weixin.qq.com'
const TIMEOUT_MS = 10_000
/** A code of 1,280 pixels weighs some hundred kilobytes. */
const BYTES_MAX = 4 * 1024 * 1024

/** What WeChat answers where it refuses; it does so with status 200. */
const Refusal = z.object({ errcode: z.int(), errmsg: z.string().default('') })
export type Refusal = z.infer<typeof Refusal>

/** An answer of WeChat: what it refused, or the bytes that came. */
export type WechatAnswer = { refusal: Refusal } | { type: string; bytes: Buffer }

/**
 * Posts JSON to WeChat. `path` may hold a token: it stands in no message. Throws CodeImageError where no answer came, in time and within four megabytes.
 */
export async function askWechat(api: string, path: string, sent: object): Promise<WechatAnswer> {
  const place = path.split('?', 1)[0] ?? ''
  let response: Response
  let bytes: Buffer
  try {
    response = await fetch(api + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(sent),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    bytes = await bounded(response)
  } catch (error) {
    if (error instanceof CodeImageError) throw error
    // The cause may repeat the address, and with it the token: only its name is told.
    const { name } = error as Error
    throw new CodeImageError(`连不上微信的服务器（${place}，${name === 'TimeoutError' ? '10 秒没有回答' : name}）`)
  }
  if (!response.ok) throw new CodeImageError(`微信的服务器出错（${place}，HTTP ${response.status}）`)
  const refusal = refusalIn(bytes)
  return refusal ? { refusal } : { type: response.headers.get('content-type') ?? '', bytes }
}

async function bounded({ body }: Response): Promise<Buffer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of body === null ? [] : Readable.fromWeb(body as ReadableStream<Uint8Array>)) {
    const bytes = piece as Buffer
    length += bytes.length
    if (length > BYTES_MAX) throw new CodeImageError('微信的回答太大')
    pieces.push(bytes)
  }
  return Buffer.concat(pieces)
}

function refusalIn(bytes: Buffer): Refusal | null {
  // A picture never begins as an object does.
  if (bytes[0] !== 0x7b) return null
  try {
    const { data } = Refusal.safeParse(JSON.parse(bytes.toString('utf8')))
    return data !== undefined && data.errcode !== 0 ? data : null
  } catch {
    throw new CodeImageError('微信的回答读不出来')
  }
}

/** What to do where WeChat refuses, by its documented codes. */
const CURES: Readonly<Record<number, string>> = {
  [-1]: '微信系统繁忙，过一会儿再试',
  40001: 'AppSecret 不对，或者令牌已经失效',
  40013: 'AppID 不对，核对 WECHAT_APP_ID',
  40125: 'AppSecret 不对，核对 WECHAT_APP_SECRET',
  40164: '这台服务器的 IP 不在小程序后台的白名单里',
  40097: '版本不对：只能是 release、trial、develop',
  40129: '场景值超过 32 个字符，或者有不许用的字符',
  40169: '场景值超过 32 个字符，或者请求不是 JSON',
  41030: '小程序还没有发布这个页面',
  45009: '超过调用次数（每分钟 5000 次），过一分钟再试',
  45011: '调用太频繁，过一分钟再试',
  48001: '小程序没有这个接口的权限',
}

/** The refusal in words, with its number. */
export const refusalInWords = ({ errcode, errmsg }: Refusal): string =>
  `微信没有给小程序码：${CURES[errcode] ?? errmsg.replace(/[^\x20-\x7e]/g, '').slice(0, 120)}（errcode ${errcode}）`
