import type { HistoryAnswer } from '../../shared/api/records'
import type { Day } from '../../shared/codes/dates'
import { hasEnded } from '../editions/decide'
import { HISTORY_MAX } from '../../shared/limits'
import type { VersionDoc } from '../models/version'
import { sentenceOf } from './change'
import { labelOf, wordOf } from './fieldLabels'

type Difference = HistoryAnswer['versions'][number]['differences'][number]

const ENVELOPE_FIELDS = ['agency', 'documentNo', 'sourceUrl', 'publishedAt', 'publicUntil', 'basis'] as const
/** Most differences told of one version: a first version would otherwise repeat the whole record. */
const DIFFERENCES_MAX = 60

/** The versions of a record, newest first, each with what it changed. Nothing is told of what was erased. */
export function presentHistory(versions: VersionDoc[], edition: number, today: Day): HistoryAnswer {
  const sorted = [...versions].sort((a, b) => a.from - b.from)
  // Between midnight and the calendar's edition the content is there still, and must not be told.
  const isOver = hasEnded(sorted.at(-1)?.publicUntil ?? null, today)
  const oldestFirst = isOver ? sorted.map((version): VersionDoc => ({ ...version, body: null, reason: '公示期满' })) : sorted
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

/** What changed from one version to the next, in words; empty where either has no content to compare. */
export function differencesBetween(before: VersionDoc | undefined, after: VersionDoc): Difference[] {
  if (!before?.body || !after.body) return []
  const found: Difference[] = []
  for (const field of ENVELOPE_FIELDS) compareInto(found, [field], before[field], after[field])
  compareInto(found, [], before.body, after.body)
  return found.slice(0, DIFFERENCES_MAX)
}

function compareInto(found: Difference[], path: string[], before: unknown, after: unknown): void {
  if (isHolder(before) || isHolder(after)) {
    const left = isHolder(before) ? before : {}
    const right = isHolder(after) ? after : {}
    if (path.at(-1) === 'boundary') {
      if (JSON.stringify(left) !== JSON.stringify(right)) found.push({ field: labelOf(path), before: null, after: '边界有调整' })
      return
    }
    for (const part of new Set([...Object.keys(left), ...Object.keys(right)])) compareInto(found, [...path, part], left[part], right[part])
    return
  }
  const field = path.at(-1) ?? ''
  const [was, is] = [wordOf(before, field), wordOf(after, field)]
  if (was !== is) found.push({ field: labelOf(path), before: was, after: is })
}

const isHolder = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
