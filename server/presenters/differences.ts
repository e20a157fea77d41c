import type { HistoryAnswer } from '../../shared/api/records'
import { shanghaiDay } from '../../shared/codes/dates'
import { OPERATIONS } from '../../shared/vocabulary'
import type { VersionDoc } from '../models/version'
import { labelOf, wordOf } from './fieldLabels'

type Difference = HistoryAnswer['versions'][number]['differences'][number]

const ENVELOPE_FIELDS = ['agency', 'documentNo', 'sourceUrl', 'publishedAt', 'publicUntil', 'basis'] as const
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
  const what = told.length > 0 ? [...told, ...more].join('；') : OPERATIONS[version.operation]
  const ground = version.body === null ? null : (version.documentNo ?? version.basis)
  const why = version.operation === 'publish' || version.operation === 'change' ? null : version.reason
  return [what, shanghaiDay(version.changedAt), ground && `依据 ${ground}`, why].filter(Boolean).join('，')
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
