import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { isPrivateAddress, publicLookup } from '../network/addresses'

/** Brings a message to an address that an owner gave, and nothing else: no redirect is followed, and of the answer little is read. */

/** Longest time for a message and its answer, in milliseconds. */
export const TIMEOUT_MS = 10_000
/** Bytes of an answer that are read: a receipt has a hundred. */
export const ANSWER_MAX = 4_096

export interface Posted {
  status: number
  text: string
}

/** Why a message did not arrive, in words for the owner: they name nothing of our own network. */
export class NotPosted extends Error {}

export interface Reach {
  /** hosts of the own network, as `host:port`, that may be told */
  privateHosts: readonly string[]
  timeoutMs?: number
}

/** Whether an address is one of those of the own network that the settings allow. */
const isAllowed = (url: URL, { privateHosts }: Reach): boolean =>
  privateHosts.includes(`${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`)

/** Refuses an address that nothing may be sent to. Throws NotPosted. What a name means is asked at each sending, by whoever connects. */
export function checkTarget(url: URL, reach: Reach): void {
  if (url.username !== '' || url.password !== '') throw new NotPosted('接收地址里不能写用户名和密码')
  if (isAllowed(url, reach)) return
  if (url.protocol !== 'https:') throw new NotPosted('接收地址要用 https')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && isPrivateAddress(host)) throw new NotPosted(PRIVATE)
}

const PRIVATE = '接收地址在内部网络，不能送'

/**
 * Sends a body to an address and gives back the status and the beginning of the answer. The name is resolved here, each time anew; where any of its
 * addresses is private nothing is sent, and the connection goes to the very address that was looked at. Throws NotPosted.
 */
export async function post(target: string, body: string, headers: Readonly<Record<string, string>>, reach: Reach): Promise<Posted> {
  const url = new URL(target)
  checkTarget(url, reach)
  const signal = AbortSignal.timeout(reach.timeoutMs ?? TIMEOUT_MS)
  const response = await ask(url, body, headers, reach, signal)
  const status = response.statusCode ?? 0
  try {
    return { status, text: await beginningOf(response) }
  } catch (error) {
    throw new NotPosted(signal.aborted ? TOO_SLOW : `答复没有传完（${codeOf(error)}）`)
  } finally {
    response.destroy()
  }
}

const TOO_SLOW = '接收地址答得太慢'

function ask(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  reach: Reach,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      signal,
      // A kept connection would go to an address that was looked at another time.
      agent: false,
      headers: {
        'User-Agent': 'mingan-deliveries/1',
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': String(Buffer.byteLength(body)),
        'Accept-Encoding': 'identity',
        ...headers,
      },
      ...(isAllowed(url, reach) ? {} : { lookup: publicLookup }),
    })
    sent.once('response', resolve)
    sent.once('upgrade', (_response, socket) => socket.destroy())
    sent.once('error', (error) => reject(new NotPosted(faultWords(error))))
    // Whatever else ends it ends the waiting too; after an answer this says nothing.
    sent.once('close', () => reject(new NotPosted('连不上接收地址')))
    sent.end(body)
  })
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > ANSWER_MAX) break
  }
  return Buffer.concat(chunks).subarray(0, ANSWER_MAX).toString('utf8')
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '未知原因'

function faultWords(error: NodeJS.ErrnoException): string {
  if (error.code === 'EPRIVATE') return PRIVATE
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return TOO_SLOW
  if (/CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO_VERIFY/.test(error.code ?? '')) return `接收地址的证书不可信（${codeOf(error)}）`
  return `连不上接收地址（${codeOf(error)}）`
}
