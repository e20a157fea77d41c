import type { Context } from 'koa'

/** Answers 304 to whoever holds what is about to be sent: by its tag alone, for whoever asks with one has the bytes, whatever else it says of caches. */
export function sendNothingHeld(ctx: Context): void {
  const tag = ctx.response.get('ETag').replace(/^W\//, '')
  if (tag !== '' && ctx.get('If-None-Match').includes(tag)) ctx.status = 304
}
