import { addDays, earliest } from '../../../shared/codes/dates'
import { pointersTo } from '../../../shared/kinds/enterprise/pointers'
import { dueOf, outcomeOf } from '../../../shared/kinds/hazard/due'
import { impossibleDays, remarksOn, skippedIn } from '../../../shared/kinds/hazard/lifecycle'
import { isDueUnread, isLevelUnread } from '../../../shared/kinds/hazard/unread'
import type { HazardBody, HazardInput } from '../../../shared/kinds/hazard/schema'
import { HAZARD_REMARKS, type HazardStatus } from '../../../shared/kinds/hazard/words'
import { CellError } from '../../cellError'
import { clippedTitle } from '../clipped'
import { defineKind } from '../define'
import { differ, renumbered } from '../renumbered'
import { withReviewers } from '../publicParty'
import { whereaboutsOf } from '../whereabouts'
import { namesOf } from '../named'
import { closedByFixer, commitmentsMissing, deadlineMoves, fundingGapFen } from './computed'
import { countable } from './countable'
import { evidenceOf } from './evidence'
import { overdueOn } from './overdue'
import { computedOf } from './told'
import { intake } from './intake'
import { spellingsOf, withSurnames } from './persons'
import { publicUntil } from './publicity'
import { sample } from './sample'
import { statistics } from './statistics'
import { unrectified } from './unrectified'

export const hazard = defineKind('hazard', {
  toPublic: (given, { envelope, warn, today, unread, evidence }) => {
    refuseUnplaced(given)
    const input = { ...given, status: given.status ?? statusTold(given), extensions: given.extensions.map(asApproved) }
    const due = dueOf(input)
    const computed = {
      due,
      closedByFixer: closedByFixer(input),
      deadlineMoves: deadlineMoves(input),
      commitmentsMissing: commitmentsMissing(input, due, unread),
      fundingGapFen: fundingGapFen(input.funding),
      outcome: outcomeOf({ ...input, due }, today),
    }
    const life = { ...input, ...computed, statusSaid: given.status !== null, unread }
    for (const { remark, field } of impossibleDays(life, today)) warn(field, HAZARD_REMARKS[remark])
    const { publicUntil: declaredUntil } = envelope
    return {
      body: {
        ...withSurnames(input),
        ...computed,
        phases: input.phases.map((phase, i) => ({ ...phase, evidence: withReviewers(evidence(phase.evidence, `phases.${i}.evidence`)) })),
        evidence: withReviewers(evidence(input.evidence)),
        remarks: remarksOn(life, today),
      },
      ends: { publicUntil: publicUntil(input, due, declaredUntil), declaredUntil },
    }
  },
  // What is dated ahead is remarked until its day has come.
  turnsOn: ({ foundOn, closedOn }, today) => earliest([foundOn, closedOn].filter((day) => day !== null && day > today)),
  parties: (said) => ({ enterprises: [...(said.enterprise ? [said.enterprise] : []), ...said.answerable], persons: spellingsOf(said) }),
  namesOfficials: (said) => spellingsOf(said).length > 0,
  hidden: spellingsOf,
  title: titleOf,
  search: ({ no, title, description, enterprise, answerable }) => [
    no,
    title,
    description,
    enterprise?.name ?? null,
    ...answerable.map(({ name }) => name),
  ],
  mentions: ({ place }) => [place?.address ?? null],
  // A hazard at a key site lies where that does: whether the spot may be told is known of the site alone.
  isPlacedByAnother: ({ site }) => site !== null,
  mayBeProtected: ({ enterprise, answerable }) => enterprise !== null || answerable.length > 0,
  host: {
    kind: 'enterprise',
    tokens: ({ enterprise, answerable }) => [...(enterprise ? [enterprise] : []), ...answerable].flatMap(pointersTo),
  },
  tokens: ({ facets: { no } }) => (typeof no === 'string' ? [no] : []),
  // Offices number theirs by themselves.
  numberFilter: 'no',
  whereabouts: ({ place, zone, site }) => whereaboutsOf(place, zone, site),
  // What is closed is no danger any more, whatever its level was: a map tells that first.
  pin: ({ level, status, due }, unread) => {
    const mark = status === 'closed' ? 'closed' : level
    return {
      mark,
      due,
      unread: [
        ...(mark === null && isLevelUnread(unread) ? (['mark'] as const) : []),
        ...(due === null && isDueUnread(unread) ? (['due'] as const) : []),
      ],
    }
  },
  item: (body) => ({ title: titleOf(body), unrectifiedOn: null }),
  deadlines: ({ status, due }) => (status === 'closed' || due === null ? [] : [{ key: 'due', on: due, what: '整改期限' }]),
  figures: [
    { key: 'hazardsOverdue', label: '逾期未整改的隐患', query: (today) => ({ outcome: 'open', to: addDays(today, -1) }) },
    { key: 'hazardsMajor', label: '未销号的重大隐患', query: () => ({ outcome: 'open', level: 'major' }) },
  ],
  statistics,
  unrectified,
  evidence: (items, { today }) => evidenceOf(items, today),
  stands: { letter: '患', word: '逾期隐患', toldBy: 'foundOn', title: ({ title }) => title, on: overdueOn },
  countable,
  computed: computedOf,
  stepRemarks: (before, after) => skippedIn(before, after),
  anotherAt: (before, after) =>
    differ(before.foundOn, after.foundOn) && differ(titleOf(before), titleOf(after))
      ? renumbered(after.no, before.foundOn, after.foundOn)
      : null,
  calm: () => '未公布逾期隐患',
  intake,
  sample,
})

/** What a hazard is called: its title, the beginning of its description, what may come of it, or who answers for it. */
function titleOf({ title, description, consequence, enterprise }: HazardBody): string | null {
  if (title !== null) return title
  if (description === null) return consequence ?? (enterprise && namesOf([enterprise]))
  return clippedTitle(description)
}

/** What stands in a column of approvals and approves nothing: an extension that is asked for, or refused, moves no deadline. */
const NOT_APPROVED =
  /^(?:[否无×xX✗-]+|no|n\/?a)$|未(?:经|予|获)?(?:批准|审批|同意|批)|不(?:予|同意|批准)|没有?批|[待等](?:审|批)|审[批核]中|申请中|拟|驳回|退回/i

const asApproved = (extension: HazardInput['extensions'][number]): HazardInput['extensions'][number] =>
  extension.approvedBy !== null && NOT_APPROVED.test(extension.approvedBy.trim()) ? { ...extension, approvedBy: null } : extension

/** The state of a hazard whose source names none: closed where it tells a day of closing after which nothing was opened again, else registered. */
const statusTold = ({ closedOn, reopenedOn }: HazardInput): HazardStatus =>
  closedOn !== null && (reopenedOn === null || reopenedOn < closedOn) ? 'closed' : 'registered'

/** Throws where a row does not say what is unsafe, or nothing else: a note below a ledger is no hazard. */
function refuseUnplaced(input: HazardInput): void {
  const { title, description, consequence, commitments, enterprise, answerable, site, zone, place, foundOn, status, no } = input
  if ([title, description, consequence, commitments?.measures ?? null].every((one) => one === null))
    throw new CellError('description', '没有写明是什么隐患')
  if ([enterprise, site, zone, place, foundOn, status, no].every((one) => one === null) && answerable.length === 0)
    throw new CellError('description', '只有一段文字，没有写明谁的、哪里的、何时发现的隐患')
}
