import type { Context } from 'koa'

/**
 * Where a request comes from, for limits and nothing else: the socket's address, or with so many proxies of ours before the
 * service the address that the outermost of them saw. What stands further left in X-Forwarded-For anybody can invent.
 */
export function clientAddress({ req }: Pick<Context, 'req'>, trustedProxies: number): string {
  const socket = req.socket.remoteAddress ?? ''
  if (trustedProxies === 0) return socket
  const forwarded = String(req.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '')
  return forwarded.at(-trustedProxies) ?? forwarded[0] ?? socket
}
