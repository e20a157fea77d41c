import { shanghaiDay } from '../../../shared/codes/dates'
import type { ListedFinding } from '../../../shared/kinds/inspection/monthEnd'
import { type Month } from '../../../shared/codes/months'
import { listNoOf } from '../../../shared/kinds/inspection/listNo'
import type { InspectionBody } from '../../../shared/kinds/inspection/schema'
import { CAUSES, labels } from '../../../shared/kinds/inspection/words'
import { PART_LABELS } from '../../../shared/parts'
import { closedByMonthEnd } from './monthEnd'

/** A version of a finding, as far as a list needs it. */
export interface Said {
  id: string
  /** the edition from which on it was public */
  from: number
  changedAt: Date
  body: InspectionBody
}

/** What a list says of a finding, each as a text; how far it is put right is no text of the list. */
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

/** What of a finding changed from one version to the next on a list. */
const changesBetween = (before: InspectionBody, { body, changedAt, from }: Said): ListedFinding['corrections'] =>
  Object.entries(TEXTS).flatMap(([field, textOf]) => {
    const [was, is] = [textOf(before), textOf(body)]
    return was === is ? [] : [{ field: labelOf(field), was, is, on: shanghaiDay(changedAt), edition: from }]
  })

/**
 * The line of a finding on the list of a month: what its first version with that month said, and every change since as a correction. `said`: all that was
 * public of it, the oldest first. Null where none of it ever stood on that list.
 */
export function lineOn(month: Month, said: readonly Said[]): ListedFinding | null {
  const at = said.findIndex(({ body }) => body.listMonth === month)
  const first = said[at]?.body
  const now = said.at(-1)?.body
  if (first === undefined || now === undefined) return null
  const later = said.slice(at)
  return {
    id: said[at]?.id ?? '',
    no: first.no,
    visitedOn: first.visitedOn,
    division: first.place?.division ?? null,
    address: first.place?.address ?? null,
    enterprise: first.enterprise?.name ?? null,
    problem: first.problem,
    cause: first.cause,
    owner: first.owner,
    due: first.due,
    closedByThen: closedByMonthEnd(now, month),
    status: now.status,
    closedOn: now.closedOn,
    movedTo: now.listMonth === month ? null : (now.listMonth ?? ''),
    corrections: later.slice(1).flatMap((one, i) => changesBetween(later[i]?.body ?? first, one)),
  }
}

/** The lines of a list, by county and day of the visit, and the numbers that offices write on it where those are others than ours. */
export function linesOn(month: Month, versions: readonly Said[]): { lines: ListedFinding[]; numbers: string[] } {
  const byId = new Map<string, Said[]>()
  for (const one of [...versions].sort((a, b) => a.from - b.from)) byId.set(one.id, [...(byId.get(one.id) ?? []), one])
  const lines = [...byId.values()].flatMap((said) => lineOn(month, said) ?? [])
  const key = ({ division, visitedOn, no, id }: ListedFinding) => [division ?? '~', visitedOn ?? '~', no ?? '~', id].join(' ')
  const numbers = versions.flatMap(({ body }) => (body.listMonth === month && body.listNo !== null ? [body.listNo] : []))
  return {
    lines: lines.sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    numbers: [...new Set(numbers)].filter((no) => no !== listNoOf(month)).sort(),
  }
}
