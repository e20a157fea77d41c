import type { Commitment, HazardRemark, HazardStatus } from './words'

/** What is asked of a hazard, as far as its life turns on it. */
export interface Life {
  level: 'major' | 'general' | null
  status: HazardStatus
  judgementBasis: string | null
  commitmentsMissing: readonly Commitment[]
  closedOn: string | null
  reopenedOn: string | null
  recheck: { result: 'passed' | 'failed' | null } | null
  extensions: readonly { approvedBy: string | null }[]
  closedByFixer: 'yes' | 'no' | 'unknown'
}

interface Step {
  /** the states that may follow */
  next: readonly HazardStatus[]
  /** what a source owes the public in this state, each with the remark where it is missing */
  asks: Readonly<Partial<Record<HazardRemark, (life: Life) => boolean>>>
}

const lacks =
  (...wanted: readonly Commitment[]) =>
  ({ commitmentsMissing }: Life): boolean =>
    wanted.some((one) => commitmentsMissing.includes(one))

/**
 * The life of a hazard (domain 3.3, ledgers 1): which state follows which, and what each must be able to show. A failed recheck leads back, and what
 * was closed can be opened again. A source that leaves something out is mirrored as it is; the public reads what is missing.
 */
export const LIFECYCLE: Readonly<Record<HazardStatus, Step>> = {
  registered: { next: ['planned'], asks: {} },
  planned: {
    next: ['rectifying'],
    asks: {
      // For a general hazard responsibility, measures and time limit are enough (domain 3.2).
      planned_without_commitments: (life) =>
        life.level === 'general' ? lacks('responsibility', 'measures', 'deadline')(life) : life.commitmentsMissing.length > 0,
    },
  },
  rectifying: { next: ['awaiting_check'], asks: { rectifying_without_deadline: lacks('deadline') } },
  awaiting_check: { next: ['rectifying', 'closed'], asks: { awaiting_without_measures: lacks('measures') } },
  closed: {
    next: ['rectifying'],
    asks: {
      closed_without_date: ({ closedOn }) => closedOn === null,
      closed_without_recheck: ({ recheck }) => (recheck?.result ?? null) === null,
      closed_after_failed_recheck: ({ recheck }) => recheck?.result === 'failed',
      checked_by_fixer: ({ closedByFixer }) => closedByFixer === 'yes',
    },
  },
}

/** What is asked whatever the state. */
const ALWAYS: Step['asks'] = {
  major_without_basis: ({ level, judgementBasis }) => level === 'major' && judgementBasis === null,
  major_without_funding: (life) => life.level === 'major' && lacks('funding')(life),
  extension_without_approval: ({ extensions }) => extensions.some(({ approvedBy }) => approvedBy === null),
  reopened: ({ reopenedOn, status }) => reopenedOn !== null && status !== 'closed',
}

/** What a source leaves unsaid of a hazard in the state that it reports, in the order of the table. */
export const remarksOn = (life: Life): HazardRemark[] =>
  [...Object.entries(ALWAYS), ...Object.entries(LIFECYCLE[life.status].asks)].flatMap(([remark, isMissing]) =>
    isMissing(life) ? [remark as HazardRemark] : [],
  )
