import type { IncomingMessage } from 'node:http'

const IPV4_IN_IPV6 = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/
const LOOPBACK = /^(?:127\.|::1$)/

/**
 * Where people reach this service, without a slash at its end: `PUBLIC_URL`, else the Host of a request where it names the very
 * address and port at which the request came in. Anything else that a request says of itself is its sender's word, and a proxy would
 * keep it for others: then the empty text, and what is made with it are references within this host (RFC 3986, 4.2).
 */
export function originOf({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>, publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return publicUrl
  const host = headers.host ?? ''
  const address = socket.localAddress?.replace(IPV4_IN_IPV6, '')
  if (address === undefined) return ''
  const names = [address.includes(':') ? `[${address}]` : address, ...(LOOPBACK.test(address) ? ['localhost'] : [])]
  return names.some((name) => host === `${name}:${socket.localPort}`) ? `http://${host}` : ''
}

/** A path within this service as an address that another program can open; the path alone where nobody says where people reach the service. */
export const addressOf = (request: Pick<IncomingMessage, 'headers' | 'socket'>, path: string, publicUrl: string | undefined): string =>
  originOf(request, publicUrl) + path
