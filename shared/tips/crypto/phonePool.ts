import { createPool, installGlobalRandom } from './pool'

/**
 * The pool of a machine without `crypto`: filled from `wx.getRandomValues`, its `take` is the Randomness to seal with.
 *
 * It is installed when this file is loaded, and `suite1.ts` loads it before the library. The library looks for a generator
 * while it is being loaded: `'crypto' in globalThis`, then `'wx' in globalThis` (in the mini-program `wx` is a variable of
 * the scope and is not found), then Node's own module by a dynamic import, which elsewhere ends as an unhandled rejection.
 * Nothing sealed here draws from the library's generator, but it has to find one.
 */
export const phonePool = createPool()

installGlobalRandom(phonePool)
