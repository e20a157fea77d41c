import { HAZARD_STATUSES, type Commitment, type Handling, type HazardRemark, type HazardStatus } from './words'

/** What is asked of a hazard, as far as its life turns on it. */
export interface Life {
  level: 'major' | 'general' | null
  status: HazardStatus
  /** whether its source says so itself */
  statusSaid: boolean
  judgementBasis: string | null
  commitmentsMissing: readonly Commitment[]
  foundOn: string | null
  due: string | null
  closedOn: string | null
  reopenedOn: string | null
  recheck: { result: 'passed' | 'failed' | null } | null
  extensions: readonly { approvedBy: string | null }[]
  closedByFixer: 'yes' | 'no' | 'unknown'
  /** fields that its source wrote and nobody could read: nothing of them is unsaid */
  unread?: readonly string[]
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

const isUnread = ({ unread = [] }: Life, field: string): boolean => unread.includes(field)

const lacksRecheck = ({ recheck }: Life): boolean => (recheck?.result ?? null) === null

/** For a general hazard responsibility, measures and a time limit are enough; what nobody has judged may be a major one. */
const lacksCommitments = (life: Life): boolean =>
  life.level === 'general' ? lacks('responsibility', 'measures', 'deadline')(life) : life.commitmentsMissing.length > 0

/**
 * The life of a hazard (安全生产事故隐患排查治理暂行规定, 总局令第16号): which state follows which, and what each must be able to show. A failed recheck leads back, and what
 * was closed can be opened again. A source that leaves something out is mirrored as it is; the public reads what is missing.
 */
export const LIFECYCLE: Readonly<Record<HazardStatus, Step>> = {
  registered: { next: ['planned'], asks: {} },
  planned: { next: ['rectifying'], asks: { begun_without_commitments: lacksCommitments } },
  rectifying: {
    next: ['awaiting_check'],
    asks: { begun_without_commitments: lacksCommitments, rectifying_without_deadline: lacks('deadline') },
  },
  awaiting_check: { next: ['rectifying', 'closed'], asks: { awaiting_without_measures: lacks('measures') } },
  closed: {
    next: ['rectifying'],
    asks: {
      closed_without_date: (life) => life.closedOn === null && !isUnread(life, 'closedOn'),
      closed_without_recheck: (life) => lacksRecheck(life) && !isUnread(life, 'recheck.result'),
      // By this it is not known to be fine either.
      closed_with_unread_recheck: (life) => lacksRecheck(life) && isUnread(life, 'recheck.result'),
      closed_after_failed_recheck: ({ recheck }) => recheck?.result === 'failed',
      checked_by_fixer: ({ closedByFixer }) => closedByFixer === 'yes',
    },
  },
}

/** What is asked whatever the state. */
const ALWAYS: Step['asks'] = {
  status_unsaid: (life) => !life.statusSaid && !isUnread(life, 'status'),
  status_unread: (life) => !life.statusSaid && isUnread(life, 'status'),
  major_without_basis: ({ level, judgementBasis }) => level === 'major' && judgementBasis === null,
  major_without_funding: (life) => life.level === 'major' && lacks('funding')(life),
  extension_without_approval: ({ extensions }) => extensions.some(({ approvedBy }) => approvedBy === null),
  reopened: ({ reopenedOn, status }) => reopenedOn !== null && status !== 'closed',
}

/** Days that cannot be, as known on a day, each with its field: a slip is shown as it stands, for left out it would be worse. */
const IMPOSSIBLE: Readonly<Partial<Record<HazardRemark, { field: string; isSo: (life: Life, today: string) => boolean }>>> = {
  found_ahead: { field: 'foundOn', isSo: ({ foundOn }, today) => foundOn !== null && foundOn > today },
  closed_ahead: { field: 'closedOn', isSo: ({ closedOn }, today) => closedOn !== null && closedOn > today },
  closed_before_found: { field: 'closedOn', isSo: ({ closedOn, foundOn }) => closedOn !== null && foundOn !== null && closedOn < foundOn },
  due_before_found: { field: 'commitments.deadline', isSo: ({ due, foundOn }) => due !== null && foundOn !== null && due < foundOn },
  closing_day_of_open: {
    field: 'closedOn',
    isSo: ({ closedOn, reopenedOn, status }) => closedOn !== null && reopenedOn === null && status !== 'closed',
  },
}

/** Which days of a hazard cannot be, in the order of the table, each with the field that it is about. */
export const impossibleDays = (life: Life, today: string): { remark: HazardRemark; field: string }[] =>
  Object.entries(IMPOSSIBLE).flatMap(([remark, { field, isSo }]) => (isSo(life, today) ? [{ remark: remark as HazardRemark, field }] : []))

/** What a source leaves unsaid of a hazard in the state that it reports, in the order of the table, then the days that cannot be. */
export const remarksOn = (life: Life, today: string): HazardRemark[] => [
  ...[...Object.entries(ALWAYS), ...Object.entries(LIFECYCLE[life.status].asks)].flatMap(([remark, isMissing]) =>
    isMissing(life) ? [remark as HazardRemark] : [],
  ),
  ...impossibleDays(life, today).map(({ remark }) => remark),
]

/** What the way from one version to the next turns on. */
interface Standing {
  status: HazardStatus
  handling: Handling | null
  commitments: { deadline: string | null } | null
  extensions: readonly unknown[]
}

/**
 * What a source leaves unsaid of the way from one version of a hazard to the next: steps of its life that nobody has seen, a deadline that moved
 * without an extension. What was put right on the spot has no steps.
 */
export function skippedIn(before: Standing, after: Standing): string[] {
  const [was, is] = [before.commitments?.deadline ?? null, after.commitments?.deadline ?? null]
  const isFollowed = after.status === before.status || LIFECYCLE[before.status].next.includes(after.status)
  const isMoved = was !== null && is !== null && was !== is && after.extensions.length <= before.extensions.length
  return [
    ...(isFollowed || after.handling === 'on_the_spot'
      ? []
      : [`整改状态从“${HAZARD_STATUSES[before.status]}”直接变为“${HAZARD_STATUSES[after.status]}”，中间的步骤没有公布`]),
    ...(isMoved ? [`整改期限从 ${was} 改为 ${is}，没有公布延期`] : []),
  ]
}
