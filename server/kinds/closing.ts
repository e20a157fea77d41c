import { latest, type Day } from '../../shared/codes/dates'

interface ToldOfClosing {
  /** the days on which its source may say that it was closed, the surest first */
  closings: readonly (Day | null)[]
  /** when it was found */
  foundOn: Day | null
  due: Day | null
}

/** Since when a closed record is over: its day of closing, and where none is told the last day that is told of it; null where none is. */
export function overSince({ closings, foundOn, due }: ToldOfClosing): Day | null {
  // A day of closing before it was found is a slip of the pen: by it a record would be over that nobody has ever read.
  const closed = closings.find((day) => day !== null && day >= (foundOn ?? ''))
  return closed ?? latest([due, foundOn])
}
