import type { Day } from '../../../shared/codes/dates'
import type { Month } from '../../../shared/codes/months'
import { type Counted } from '../../../shared/kinds/inspection/counted'
import type { ListedFinding } from '../../../shared/kinds/inspection/monthEnd'
import type { InspectionBody } from '../../../shared/kinds/inspection/schema'
import { CAUSES, labels } from '../../../shared/kinds/inspection/words'
import { PART_LABELS } from '../../../shared/parts'
import { closedBy, freezeOf, type Freeze, type Standing } from './freeze'
import type { FirstEdition, History, Telling } from './histories'

/** A telling that says something. */
type Saying = Telling & { counted: Counted }

/** What a list holds of a finding: it never changes once the list is frozen. */
export interface Frozen {
  base: Saying
  /** what was told of it since */
  later: readonly Saying[]
  /** the day on which it came to a list that was frozen already */
  addedOn: Day | null
  standing: Standing
  /** the last day of which its source tells, where that is before the freezing and leaves the standing unknown */
  silentSince: Day | null
}

/** What of a month stands on a list: its own findings, or those of earlier ones. */
export interface ListAsked {
  freeze: Freeze
  /** the day until which a source must have told for what it once told to be known still */
  toldBy: Day
  holds: (listMonth: Month) => boolean
  /** when each source first told of what the list holds */
  first: FirstEdition
}

const isSaying = (telling: Telling): telling is Saying => telling.counted !== null

/**
 * What the list of a month holds of a finding: as it was public when the list was frozen. What its source first handed over later counts as it stood
 * then; what came to a list later still is an addition. Null where it does not stand there.
 */
export function frozenAt({ freeze, toldBy, holds, first }: ListAsked, { tellings, toldUntil }: History): Frozen | null {
  const isPinned = ({ day, from, source }: Telling) => day <= freeze.to || from <= first(source)
  const isHeld = (telling: Telling): telling is Saying =>
    isSaying(telling) && telling.counted.listMonth !== null && holds(telling.counted.listMonth)
  const pinned = tellings.filter(isPinned).at(-1)
  const isOnIt = pinned !== undefined && isHeld(pinned)
  const base = isOnIt ? pinned : tellings.find((one) => !isPinned(one) && isHeld(one))
  if (base === undefined || !isHeld(base)) return null
  const told = closedBy(base.counted, freeze)
  const isSilent = told === 'no' && toldUntil !== null && toldUntil < toldBy
  return {
    base,
    later: tellings.slice(tellings.indexOf(base) + 1).filter(isSaying),
    addedOn: isOnIt ? null : base.day,
    standing: isSilent ? 'unknown' : told,
    silentSince: isSilent ? toldUntil : null,
  }
}

/** What a list says of a finding, each as a text. */
const TEXTS: Readonly<Record<string, (body: InspectionBody) => string | null>> = {
  problem: ({ problem }) => problem,
  cause: ({ cause }) => cause && CAUSES[cause],
  enterprise: ({ enterprise }) => enterprise?.name ?? null,
  division: ({ place }) => place?.division ?? null,
  address: ({ place }) => place?.address ?? null,
  visitedOn: ({ visitedOn }) => visitedOn,
  owner: ({ owner }) => owner,
  due: ({ due }) => due,
  listMonth: ({ listMonth }) => listMonth,
}

const labelOf = (field: string): string => (labels as Record<string, string>)[field] ?? PART_LABELS[field] ?? field

const STANDING_LABEL = '定稿时是否销号'
const STANDINGS: Readonly<Record<Standing, string>> = { yes: '已销号', no: '没有销号', unknown: '不知道' }

/** Whether it was struck off at a day of freezing, in words, by what one telling says. */
function standingWords({ counted }: Saying, month: Month): string {
  const standing = closedBy(counted, freezeOf(month))
  return standing === 'yes' && counted.closedOn !== null ? `${STANDINGS.yes}（销号日期 ${counted.closedOn}）` : STANDINGS[standing]
}

/** What its source told otherwise since a list was frozen, each with its day: texts, and whether it was struck off then. */
export function correctionsOf(month: Month, { base, later }: Frozen): ListedFinding['corrections'] {
  return later.flatMap((now, i) => {
    const before = later[i - 1] ?? base
    const { day: on, from: edition } = now
    const [stood, stands] = [before, now].map(({ counted }) => closedBy(counted, freezeOf(month)))
    const standing =
      stood === stands ? [] : [{ field: STANDING_LABEL, was: standingWords(before, month), is: standingWords(now, month), on, edition }]
    return [...textsChanged(before, now), ...standing]
  })
}

function textsChanged({ body: before }: Saying, { body: now, day: on, from: edition }: Saying): ListedFinding['corrections'] {
  if (before === null || now === null) return []
  return Object.entries(TEXTS).flatMap(([field, textOf]) => {
    const [was, is] = [textOf(before), textOf(now)]
    return was === is ? [] : [{ field: labelOf(field), was, is, on, edition }]
  })
}

/** What is public of a finding now; null where that is nothing. */
export const nowOf = ({ tellings, gone }: History): InspectionBody | null => (gone === null ? (tellings.at(-1)?.body ?? null) : null)
