import { nameKey } from './codes/fold'

/** Passenger terminals, as boards and pages tell of them. No schema is imported: pages of the mini-program ship this. */

interface Placed {
  name: string
  places: readonly string[]
}

/** Where a terminal's board is answered as a page. It stands in codes on walls and may not change. */
export const boardPath = (id: string): string => `/boards/terminal/${encodeURIComponent(id)}`

/**
 * Where a route begins and where it ends, as `nameKey` writes names: offices write 云帆—临海, 云帆至临海 or 云帆→临海. What lies between is left out: that
 * a bus passes by does not say that it stops.
 */
export function routeEnds(route: string): string[] {
  const key = nameKey(route)
  // A place may be called 至 or 到 something: only where no other mark parts the two.
  const parts = key.split(/[-→⇌↔~]/).filter(Boolean)
  const [first, last] = parts.length > 1 ? [parts[0], parts.at(-1)] : (/^(.[^至到\n]*)[至到](.+)$/.exec(key) ?? ['', key, '']).slice(1)
  return [...new Set([first ?? '', last ?? ''])].filter((end) => /[^-→⇌↔~]/.test(end))
}

/** Whether a route begins or ends at a terminal. */
export function isServedBy(terminal: Placed, route: string): boolean {
  const known = [terminal.name, ...terminal.places].map(nameKey)
  return routeEnds(route).some((end) => known.includes(end))
}
