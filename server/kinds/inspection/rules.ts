import { addDays, addMonths, earliest, type Day } from '../../../shared/codes/dates'
import { monthOf } from '../../../shared/codes/months'
import { pointersTo } from '../../../shared/kinds/enterprise/pointers'
import { outcomeOf } from '../../../shared/kinds/inspection/due'
import { impossibleIn, remarksOn, skippedIn } from '../../../shared/kinds/inspection/lifecycle'
import type { InspectionInput } from '../../../shared/kinds/inspection/schema'
import { INSPECTION_REMARKS, type InspectionStatus } from '../../../shared/kinds/inspection/words'
import { CellError } from '../../cellError'
import { INSPECTION_LISTS } from '../../law/inspectionLists'
import { INSPECTION_PUBLICITY } from '../../law/inspectionPublicity'
import { clippedTitle } from '../clipped'
import { overSince } from '../closing'
import { defineKind } from '../define'
import { differ, renumbered } from '../renumbered'
import { namesOf } from '../named'
import { publicParty, withReviewers } from '../publicParty'
import { computedOf } from './told'
import { intake } from './intake'
import { leaderOf, spellingsOf } from './persons'
import { personsOfVisit } from './textPersons'
import { sample } from './sample'
import { statistics } from './statistics'

export const inspection = defineKind('inspection', {
  toPublic: (given, { envelope, warn, today, unread, evidence }) => {
    refuseUnplaced(given)
    refuseAhead(given, today)
    refuseMonth(given)
    const ledBy = leaderOf(given)
    if (given.ledBy !== null && ledBy === null) warn('ledBy', '带队的没有写明领导职务，姓名没有采用：暗访人员不公布、不保存')
    const visit = given.visit !== null && personsOfVisit(given.visit).length > 0 ? null : given.visit
    if (visit !== given.visit) warn('visit', '暗访批次写的是谁去的，没有采用：暗访人员不公布、不保存')
    const input = { ...given, ledBy, visit, status: statusTold(given) }
    const life = { ...input, unread }
    for (const { remark, field } of impossibleIn(life, today)) warn(field, INSPECTION_REMARKS[remark])
    const { publicUntil: declaredUntil } = envelope
    return {
      body: {
        ...input,
        owner: input.owner && publicParty(input.owner),
        evidence: withReviewers(evidence(input.evidence)),
        outcome: outcomeOf(input, today),
        remarks: remarksOn(life, today),
      },
      ends: { publicUntil: publicUntil(input, declaredUntil), declaredUntil },
    }
  },
  // What is dated ahead is remarked until its day has come.
  turnsOn: ({ closedOn }, today) => (closedOn !== null && closedOn > today ? closedOn : null),
  parties: ({ enterprise, owner }) => ({
    enterprises: [...(enterprise ? [enterprise] : []), ...(owner === null ? [] : [{ name: owner, uscc: null }])],
    persons: [],
  }),
  hidden: spellingsOf,
  title: ({ problem }) => clippedTitle(problem),
  search: ({ no, problem, enterprise }) => [no, problem, enterprise && namesOf([enterprise])],
  mentions: ({ place, owner, listNo }) => [place?.address ?? null, owner, listNo],
  // What was found as a hazard at a protected firm is told as coarsely as that firm.
  mayBeProtected: ({ enterprise }) => enterprise !== null,
  host: { kind: 'enterprise', tokens: ({ enterprise }) => (enterprise ? pointersTo(enterprise) : []) },
  deadlines: ({ status, due }) => (status === 'closed' || due === null ? [] : [{ key: 'due', on: due, what: '暗访问题整改期限' }]),
  figures: [
    { key: 'inspectionsOverdue', label: '暗访发现、逾期未整改的', query: (today) => ({ outcome: 'open', to: addDays(today, -1) }) },
  ],
  statistics,
  computed: computedOf,
  stepRemarks: (before, after) => skippedIn(before, after),
  anotherAt: (before, after) => {
    if (!differ(before.problem, after.problem)) return null
    if (differ(before.visitedOn, after.visitedOn)) return renumbered(after.no, before.visitedOn, after.visitedOn)
    return differ(before.listMonth, after.listMonth) ? renumbered(after.no, before.listMonth, after.listMonth) : null
  },
  intake,
  sample,
})

/** The state of a finding; of one whose source names none, closed where it tells a day of closing, else not known. */
const statusTold = ({ status, closedOn }: InspectionInput): InspectionStatus | null => status ?? (closedOn === null ? null : 'closed')

/**
 * Until when a finding may be public: the end that its source declares, and where it is closed no longer than the rule lets it; null while it is open.
 * Where its source does not say when it was closed, the last day that is told of it counts.
 */
function publicUntil(
  { status, closedOn, due, visitedOn }: Pick<InspectionInput, 'status' | 'closedOn' | 'due' | 'visitedOn'>,
  declared: Day | null,
): Day | null {
  const over = status === 'closed' ? overSince({ closings: [closedOn], foundOn: visitedOn, due }) : null
  return earliest([declared, over && addMonths(over, INSPECTION_PUBLICITY.monthsAfterClosing)])
}

const NOT_YET = '还没有去的暗访不读取、不保存、不公布'
/** What is written of a visit that somebody means to make. */
const PLANNED = /^(?:拟|计划|预计|准备|打算|安排|将|待).{0,12}?(?:暗访|暗查|督查|督导|检查|突击|抽查|夜查)/

/**
 * Throws where a visit is still to come, or nothing shows that it was made: nothing of it is read or kept, for whoever is to be visited would be told.
 * What shows it is its day, a state, a day of closing or one to put it right, that the month of its list is over, or the visit of which it is told.
 */
function refuseAhead({ visitedOn, listMonth, problem, status, closedOn, due, visit }: InspectionInput, today: Day): void {
  const running = monthOf(today)
  if (visitedOn !== null && visitedOn > today) throw new CellError('visitedOn', `暗访日期还没有到：${NOT_YET}`)
  if (listMonth !== null && listMonth > running) throw new CellError('listMonth', `清单月份还没有到：${NOT_YET}`)
  if (visitedOn !== null) return
  if (PLANNED.test(problem)) throw new CellError('problem', `没有暗访日期，写的像是打算去的暗访：${NOT_YET}`)
  const isUntold = status === null && closedOn === null && due === null
  if (isUntold && (listMonth === running || (listMonth === null && visit === null)))
    throw new CellError('visitedOn', `没有暗访日期，也没有写明整改到哪一步，看不出去过：${NOT_YET}`)
}

/** Throws where the month of a list cannot be one. */
function refuseMonth({ listMonth }: InspectionInput): void {
  const { earliest, basis } = INSPECTION_LISTS
  if (listMonth !== null && listMonth < earliest) throw new CellError('listMonth', `清单月份早于 ${earliest}，像是年份写错了（${basis}）`)
}

/** Throws where a row is a note below a list: a text, and nothing else. */
function refuseUnplaced({ no, visitedOn, listMonth, enterprise, zone, place, owner, due, status }: InspectionInput): void {
  if ([no, visitedOn, listMonth, enterprise, zone, place, owner, due, status].every((one) => one === null))
    throw new CellError('problem', '只有一段文字，没有写明何时、在哪里、谁的问题')
}
