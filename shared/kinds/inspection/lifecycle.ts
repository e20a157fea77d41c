import { monthOf } from '../../codes/months'
import { monthOfListNo } from './listNo'
import { INSPECTION_STATUSES, type InspectionRemark, type InspectionStatus } from './words'

/** What is asked of a finding, as far as its life turns on it. */
export interface Life {
  status: InspectionStatus | null
  visitedOn: string | null
  listMonth: string | null
  listNo: string | null
  owner: string | null
  due: string | null
  closedOn: string | null
  /** fields that its source wrote and nobody could read: nothing of them is unsaid */
  unread?: readonly string[]
}

interface Step {
  /** the states that may follow */
  next: readonly InspectionStatus[]
  /** what a source owes the public in this state, each with the remark where it is missing */
  asks: Readonly<Partial<Record<InspectionRemark, (life: Life) => boolean>>>
}

const isUnread = ({ unread = [] }: Life, field: string): boolean => unread.includes(field)
const lacks =
  (field: 'due' | 'owner' | 'closedOn') =>
  (life: Life): boolean =>
    life[field] === null && !isUnread(life, field)

const ASKED_OF_OPEN: Step['asks'] = { open_without_due: lacks('due'), open_without_owner: lacks('owner') }

/**
 * The life of a finding: reported as put right it is looked at again, and then struck off or returned; what was struck off can be opened again. A source
 * that leaves a step out is mirrored as it is; the public reads what is missing.
 */
export const LIFECYCLE: Readonly<Record<InspectionStatus, Step>> = {
  open: { next: ['submitted'], asks: ASKED_OF_OPEN },
  submitted: { next: ['closed', 'returned'], asks: ASKED_OF_OPEN },
  returned: { next: ['submitted'], asks: ASKED_OF_OPEN },
  closed: { next: ['open', 'returned'], asks: { closed_without_date: lacks('closedOn') } },
}

const isBefore = (one: string | null, other: string | null): boolean => one !== null && other !== null && one < other

/** What is asked whatever the state. */
const ALWAYS: Step['asks'] = {
  status_unsaid: (life) => life.status === null && !isUnread(life, 'status'),
  status_unread: (life) => life.status === null && isUnread(life, 'status'),
  unlisted: (life) => life.listMonth === null && !isUnread(life, 'listMonth'),
}

/** What cannot be, as known on a day, each with its field: it is shown as it stands, for left out it would be worse. */
const IMPOSSIBLE: Readonly<Partial<Record<InspectionRemark, { field: string; isSo: (life: Life, today: string) => boolean }>>> = {
  closed_ahead: { field: 'closedOn', isSo: ({ closedOn }, today) => isBefore(today, closedOn) },
  closed_before_visit: { field: 'closedOn', isSo: ({ closedOn, visitedOn }) => isBefore(closedOn, visitedOn) },
  due_before_visit: { field: 'due', isSo: ({ due, visitedOn }) => isBefore(due, visitedOn) },
  closing_day_of_open: {
    field: 'closedOn',
    isSo: ({ status, closedOn }) => closedOn !== null && status !== null && status !== 'closed',
  },
  listed_before_visit: { field: 'listMonth', isSo: ({ listMonth, visitedOn }) => isBefore(listMonth, visitedOn && monthOf(visitedOn)) },
  list_number_differs: {
    field: 'listNo',
    isSo: ({ listMonth, listNo }) => {
      const numbered = listNo === null ? null : monthOfListNo(listNo)
      return numbered !== null && listMonth !== null && numbered !== listMonth
    },
  },
}

/** What of a finding cannot be, in the order of the table, each with the field that it is about. */
export const impossibleIn = (life: Life, today: string): { remark: InspectionRemark; field: string }[] =>
  Object.entries(IMPOSSIBLE).flatMap(([remark, { field, isSo }]) =>
    isSo(life, today) ? [{ remark: remark as InspectionRemark, field }] : [],
  )

/** What a source leaves unsaid of a finding in the state that it reports, in the order of the table, then what cannot be. */
export const remarksOn = (life: Life, today: string): InspectionRemark[] => [
  ...[...Object.entries(ALWAYS), ...(life.status === null ? [] : Object.entries(LIFECYCLE[life.status].asks))].flatMap(
    ([remark, isMissing]) => (isMissing(life) ? [remark as InspectionRemark] : []),
  ),
  ...impossibleIn(life, today).map(({ remark }) => remark),
]

/** What the way from one version to the next turns on. */
interface Standing {
  status: InspectionStatus | null
  due: string | null
  listMonth: string | null
}

/** What a source leaves unsaid of the way from one version of a finding to the next: steps that nobody has seen, a day or a list that moved. */
export function skippedIn(before: Standing, after: Standing): string[] {
  const { status: was } = before
  const { status: is } = after
  const isFollowed = was === null || is === null || was === is || LIFECYCLE[was].next.includes(is)
  return [
    ...(isFollowed ? [] : [`整改状态从“${INSPECTION_STATUSES[was]}”直接变为“${INSPECTION_STATUSES[is]}”，中间的步骤没有公布`]),
    ...(before.due !== null && before.due !== after.due
      ? [after.due === null ? `整改期限 ${before.due} 不再公布` : `整改期限从 ${before.due} 改为 ${after.due}，没有公布理由`]
      : []),
    ...(before.listMonth !== null && before.listMonth !== after.listMonth
      ? [
          after.listMonth === null
            ? `不再写明在 ${before.listMonth} 的清单上`
            : `从 ${before.listMonth} 的清单改到 ${after.listMonth} 的清单`,
        ]
      : []),
  ]
}
