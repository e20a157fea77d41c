/** Addresses below these name a tip, a message, an officer: the log gets the pattern of the route and nothing else. */
const UNNAMED = /^\/api\/v1\/(?:tips|desk|answers)(?:\/|$)/i

/** The path of a request as it may stand in a log: without its query, and without ids where they are somebody's. */
export function loggedPath({ path, _matchedRoute }: { path: string; _matchedRoute?: unknown }): string {
  if (!UNNAMED.test(path)) return path
  return typeof _matchedRoute === 'string' ? _matchedRoute : `${path.split('/', 4).join('/').toLowerCase()}/…`
}
