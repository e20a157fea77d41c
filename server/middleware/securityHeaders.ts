import type { Middleware } from 'koa'

/** What every answer carries. Pages add their own content policy; data needs none at all. */
export const SECURITY_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(self)',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
} as const

export const securityHeaders: Middleware = function securityHeadersMiddleware(ctx, next) {
  ctx.set(SECURITY_HEADERS)
  return next()
}
