import type { Middleware } from 'koa'
import type { Endpoint } from '../../shared/api/endpoint'
import { ApiError } from '../errors'

/**
 * Refuses a method that an address does not have, before anything else looks at the request, and says which it has. The router does so
 * for addresses with parameters; one without may look to it like one of those: `PUT /tips/service` like the filing of a tip.
 */
export function methods(endpoints: readonly Endpoint[]): Middleware {
  const known = new Map<string, Set<string>>()
  for (const { path, method } of endpoints) {
    if (path.includes('{')) continue
    const own = known.get(path) ?? new Set(['OPTIONS'])
    known.set(path, own.add(method))
    if (method === 'GET') own.add('HEAD')
  }
  return async function methodsMiddleware(ctx, next) {
    const own = known.get(ctx.path)
    if (!own || (own.has(ctx.method) && ctx.method !== 'OPTIONS')) return next()
    ctx.set('Allow', [...own].filter((method) => method !== 'OPTIONS').join(', '))
    if (ctx.method !== 'OPTIONS') throw new ApiError('method_not_allowed')
    ctx.body = ''
  }
}
