/** How fast a sender must be: so many bytes in each stretch of so much waiting. */
export interface Pace {
  /** milliseconds */
  windowMs: number
  bytes: number
}

/** Marks in a window: it slides by steps of this part of it. */
const STEPS = 10

/**
 * Tells after each wait whether a sender is too slow, given how long it was waited for in all (milliseconds) and how many
 * bytes have come in all, both never falling: it is where less than the pace asks for came in the last window, and never
 * before one window is over. A window is longer than asked for by a step at most.
 */
export function watchPace({ windowMs, bytes }: Pace): (waited: number, received: number) => boolean {
  const marks = [{ waited: 0, received: 0 }]
  return (waited, received) => {
    while ((marks[1]?.waited ?? Infinity) <= waited - windowMs) marks.shift()
    const since = marks[0] ?? { waited: 0, received: 0 }
    const isTooSlow = waited - since.waited >= windowMs && received - since.received < bytes
    if (waited - (marks.at(-1)?.waited ?? 0) >= windowMs / STEPS) marks.push({ waited, received })
    return isTooSlow
  }
}
