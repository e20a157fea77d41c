import { COMMITMENTS, type Commitment } from './words'

/**
 * Fields of a hazard that its source wrote and nobody could read, by their paths. They are unknown, and not left out: no gap counts them. This file
 * imports words only: the mini-program ships it.
 */

/** The fields by which each commitment is told. */
const TOLD_BY: Readonly<Record<Commitment, RegExp>> = {
  responsibility: /^commitments\.responsibility\./,
  measures: /^(commitments\.measures|phases\.\d+\.measure)$/,
  funding: /^(commitments\.funding|funding\.(source|plannedFen|releasedFen|spentFen))$/,
  deadline: /^(commitments\.deadline|extensions\.\d+\.newDeadline)$/,
  emergencyPlan: /^commitments\.emergencyPlan$/,
}

/** The commitments of which something is written that nobody could read. */
export const commitmentsUnread = (unread: readonly string[]): Commitment[] =>
  (Object.keys(COMMITMENTS) as Commitment[]).filter((one) => unread.some((field) => TOLD_BY[one].test(field)))

/** Whether its source wrote how grave it is, and nobody could read that. */
export const isLevelUnread = (unread: readonly string[] | null | undefined): boolean => unread?.includes('level') ?? false

/** Whether its source wrote until when it is to be put right, and nobody could read that. */
export const isDueUnread = (unread: readonly string[] | null | undefined): boolean => commitmentsUnread(unread ?? []).includes('deadline')
