import { nameKey } from './codes/fold'

/** Passenger terminals, as boards and pages tell of them. No schema is imported: pages of the mini-program ship this. */

interface Placed {
  name: string
  places: readonly string[]
}

/** Where a terminal's board is answered as a page. It stands in codes on walls and may not change. */
export const boardPath = (id: string): string => `/boards/terminal/${encodeURIComponent(id)}`

/** Whether a route begins or ends at a terminal, as offices write routes: 云帆—临海. One that only passes by is not told to stop there. */
export function isServedBy(terminal: Placed, route: string): boolean {
  const key = nameKey(route)
  return [terminal.name, ...terminal.places].map(nameKey).some((place) => key.startsWith(place) || key.endsWith(place))
}
