import type { HistoryAnswer } from '../../shared/api/records'
import type { Kind } from '../../shared/kinds/index'
import type { Body } from '../../shared/kinds/schemas'
import { shanghaiDay } from '../../shared/codes/dates'
import { OPERATIONS } from '../../shared/vocabulary'
import type { VersionDoc } from '../models/version'
import { TOLD_FIELDS } from '../models/versionFields'
import { labelOf, wordOf } from '../kinds/labels'

type Difference = HistoryAnswer['versions'][number]['differences'][number]

/** Most differences told of one version: a first version would otherwise repeat the whole record. */
const DIFFERENCES_MAX = 60

/** Differences that fit one sentence; the record's history has them all. */
const IN_A_SENTENCE = 4

/**
 * One change in plain words: what changed from what to what, when, and on which ground. `等级 B→C，2026-05-03，依据 云应急〔2026〕12号`.
 */
export function sentenceOf(version: VersionDoc, before: VersionDoc | null): string {
  const differences = before ? differencesBetween(before, version) : []
  const told = differences
    .slice(0, IN_A_SENTENCE)
    .map(({ field, before: was, after: is }) => `${field} ${was ?? '未公布'}→${is ?? '未公布'}`)
  const more = differences.length > IN_A_SENTENCE ? [`等 ${differences.length} 处`] : []
  const isPlain = version.operation === 'publish' || version.operation === 'change'
  // A change without differences is one of who says it: its reason tells.
  const bare = version.operation === 'change' ? version.reason : OPERATIONS[version.operation]
  const what = told.length > 0 ? [...told, ...more].join('；') : bare
  const ground = version.body === null ? null : (version.documentNo ?? version.basis)
  const why = isPlain ? null : version.reason
  return [what, shanghaiDay(version.changedAt), ground && `依据 ${ground}`, why, clockOf(version)].filter(Boolean).join('，')
}

/** Until when an annulled decision had to be withdrawn, and whether it was. */
function clockOf({ tombstone }: VersionDoc): string | null {
  if (!tombstone?.annulledOn) return null
  const { annulledOn, due, since } = tombstone
  const kept = !due ? '' : `，最迟应于 ${due} 撤下，${since > due ? '已逾期' : '按时'}`
  return `决定于 ${annulledOn} 撤销${kept}`
}

/** What changed from one version to the next, in words; empty where either has no content to compare. */
export function differencesBetween(before: VersionDoc | undefined, after: VersionDoc): Difference[] {
  if (!before?.body || !after.body) return []
  const found: Difference[] = []
  for (const field of TOLD_FIELDS) compareInto(found, after.kind, [field], before[field], after[field])
  compareInto(found, after.kind, [], before.body, after.body)
  return found.slice(0, DIFFERENCES_MAX)
}

/** Where two bodies of one kind differ, in words. */
export function differencesInBody(kind: Kind, before: Body | null, after: Body | null): Difference[] {
  const found: Difference[] = []
  if (before && after) compareInto(found, kind, [], before, after)
  return found.slice(0, DIFFERENCES_MAX)
}

function compareInto(found: Difference[], kind: Kind, path: string[], before: unknown, after: unknown): void {
  if (isHolder(before) || isHolder(after)) {
    const left = isHolder(before) ? before : {}
    const right = isHolder(after) ? after : {}
    if (path.at(-1) === 'boundary') {
      if (JSON.stringify(left) !== JSON.stringify(right)) found.push({ field: labelOf(kind, path), before: null, after: '边界有调整' })
      return
    }
    for (const part of new Set([...Object.keys(left), ...Object.keys(right)]))
      compareInto(found, kind, [...path, part], left[part], right[part])
    return
  }
  const [was, is] = [wordOf(kind, path, before), wordOf(kind, path, after)]
  if (was !== is) found.push({ field: labelOf(kind, path), before: was, after: is })
}

const isHolder = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
