import type { HistoryAnswer } from '../../shared/api/records'
import type { Day } from '../../shared/codes/dates'
import { isPast } from '../editions/claims'
import { HISTORY_MAX } from '../../shared/limits'
import type { VersionDoc } from '../models/version'
import { differencesBetween, sentenceOf } from './differences'

/** The versions of a record, newest first, each with what it changed. Nothing is told of what was erased. */
export function presentHistory(versions: VersionDoc[], edition: number, today: Day): HistoryAnswer {
  const sorted = [...versions].sort((a, b) => a.from - b.from)
  // What is over may be there still: until the calendar's edition, or in a version that another source has followed.
  const present = sorted.at(-1) ?? null
  const oldestFirst = sorted.map((version): VersionDoc =>
    version.body !== null && isPast(version, present, today) ? { ...version, body: null, reason: '公示期满' } : version,
  )
  const [first] = oldestFirst
  if (!first) throw new Error('a history needs a version')
  return {
    kind: first.kind,
    id: first.id,
    erased: oldestFirst.every((version) => version.body === null),
    versions: oldestFirst
      .map((version, i) => ({
        revision: version.revision,
        edition: version.from,
        at: version.changedAt.toISOString(),
        operation: version.operation,
        state: version.state,
        reason: version.reason,
        sentence: sentenceOf(version, oldestFirst[i - 1] ?? null),
        differences: differencesBetween(oldestFirst[i - 1], version),
      }))
      .reverse()
      .slice(0, HISTORY_MAX),
    edition,
  }
}
