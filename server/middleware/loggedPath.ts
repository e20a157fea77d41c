/**
 * Addresses below these name a tip, a message, an officer, an owner, a filing, or the firm that somebody asks for by its number: the log gets the pattern of
 * the route and nothing else.
 */
const UNNAMED = /\/(?:tips|desk|answers|subscriptions|objections|replies|decisions|comparison|compare)(?:\/|$)/i
const REPORTERS = /\/(?:tips|answers)(?:\/|$)/i
const DESK = /^\/api\/v1\/desk\//

/** A path as it is meant: what stands in percent signs is the same address to whoever wrote it. */
function meant(path: string): string {
  if (!path.includes('%')) return path
  try {
    return decodeURIComponent(path)
  } catch {
    // What cannot be read is no address of ours, and stays as it is.
    return path
  }
}

/**
 * Whether a request is a reporter's, or would be one if it were written rightly: in other letters, behind another name, with a
 * slash too many.
 */
export const isOfReporter = (path: string): boolean => REPORTERS.test(meant(path)) && !DESK.test(path)

/** The same of a request that names nothing of ours: what stands in its address may be anything, a name or a number that somebody typed. */
export const loggedRoute = (request: { path: string; _matchedRoute?: unknown }): string =>
  typeof request._matchedRoute === 'string' ? request._matchedRoute : UNNAMED.test(meant(request.path)) ? loggedPath(request) : '/…'

/** The path of a request as it may stand in a log: without its query, and without ids where they are somebody's. */
export function loggedPath({ path, _matchedRoute }: { path: string; _matchedRoute?: unknown }): string {
  const own = meant(path)
  const place = UNNAMED.exec(own)
  if (!place) return path
  return typeof _matchedRoute === 'string' ? _matchedRoute : `${own.slice(0, place.index)}${place[0].replace(/\/$/, '').toLowerCase()}/…`
}
