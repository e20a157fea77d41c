import { type ClockName, type RunningClock } from '../../shared/tips/clocks'
import { NOTHING_DUE } from '../models/tip'

/** The first day on which something is due, or `NOTHING_DUE`. */
export const firstDue = (clocks: Partial<Record<ClockName, RunningClock>>): string =>
  Object.values(clocks).reduce((first, { due }) => (due < first ? due : first), NOTHING_DUE)
