import type { Change } from '../../shared/api/changes'
import type { Day } from '../../shared/codes/dates'
import { ERASED_WHEN_ENDED } from '../../shared/kinds/index'
import { isPast } from '../editions/claims'
import { ruleOf } from '../kinds/index'
import type { ChangedVersion } from '../read/changes'
import { sentenceOf } from './differences'

const HOUR_MS = 3_600_000

/** A change as a person reads it, on a day. What the law has erased, or ended by that day, is not named. */
export function presentChange({ version, before: told, present, wrongSince }: ChangedVersion, today: Day): Change {
  const isOver = version.body !== null && isPast(version, present, today)
  const shown = isOver ? { ...version, body: null, reason: '公示期满' } : version
  const before = told && !isOver && !isPast(told, present, today) ? told : null
  // A register keeps its past: what it does not list any more may still be named.
  const named = shown.body ?? (ERASED_WHEN_ENDED[version.kind] || isOver ? null : (before?.body ?? null))
  return {
    kind: version.kind,
    id: version.id,
    edition: version.from,
    at: version.changedAt.toISOString(),
    agency: version.agency,
    operation: version.operation,
    state: version.state,
    title: named && ruleOf(version.kind).title(named),
    sentence: sentenceOf(shown, before),
    hoursToCorrect: wrongSince && hoursBetween(wrongSince, version.changedAt),
  }
}

const hoursBetween = (from: Date, to: Date): number => Math.round(((to.getTime() - from.getTime()) / HOUR_MS) * 10) / 10
