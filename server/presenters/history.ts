import type { HistoryAnswer } from '../../shared/api/records'
import type { Day } from '../../shared/codes/dates'
import { isPast } from '../editions/claims'
import type { VersionDoc } from '../models/version'
import type { HistoryPage } from '../read/history'
import { stepRemarks } from './steps'
import { differencesBetween, sentenceOf } from './differences'

/** A page of the versions of a record, newest first, each with what it changed. Nothing is told of what was erased. */
export function presentHistory({ versions, older, present }: HistoryPage, edition: number, today: Day): HistoryAnswer {
  // What is over may be there still: until the calendar's edition, or in a version that another source has followed.
  const toldOf = (version: VersionDoc): VersionDoc =>
    version.body !== null && isPast(version, present, today) ? { ...version, body: null, reason: '公示期满' } : version
  const told = versions.map(toldOf)
  const behind = older && toldOf(older)
  const [newest] = told
  const oldest = told.at(-1)
  if (!newest || !oldest) throw new Error('a history needs a version')
  return {
    kind: newest.kind,
    id: newest.id,
    erased: told.every((version) => version.body === null),
    versions: told.map((version, i) => {
      const before = told[i + 1] ?? behind
      return {
        revision: version.revision,
        edition: version.from,
        at: version.changedAt.toISOString(),
        operation: version.operation,
        state: version.state,
        reason: version.reason,
        sentence: sentenceOf(version, before),
        differences: differencesBetween(before ?? undefined, version),
        remarks: stepRemarks(before, version),
      }
    }),
    next: older ? String(oldest.from) : null,
    edition,
  }
}
