import type { Change } from '../../shared/api/changes'
import { shanghaiDay, type Day } from '../../shared/codes/dates'
import { ERASED_WHEN_ENDED } from '../../shared/envelope'
import type { Body } from '../../shared/records/index'
import { OPERATIONS } from '../../shared/vocabulary'
import { hasEnded } from '../editions/decide'
import type { VersionDoc } from '../models/version'
import type { ChangedVersion } from '../read/changes'
import { differencesBetween } from './history'

const HOUR_MS = 3_600_000
/** Differences that fit one sentence; the record's history has them all. */
const IN_A_SENTENCE = 4

/** A change as a person reads it, on a day. What the law has erased, or ended by that day, is not named. */
export function presentChange({ version, before }: ChangedVersion, today: Day): Change {
  const isOver = hasEnded(version.publicUntil, today)
  const shown = isOver ? { ...version, body: null } : version
  // A register keeps its past: what it does not list any more may still be named.
  const named = shown.body ?? (ERASED_WHEN_ENDED[version.kind] || isOver ? null : (before?.body ?? null))
  return {
    kind: version.kind,
    id: version.id,
    edition: version.from,
    at: version.changedAt.toISOString(),
    operation: version.operation,
    state: version.state,
    title: named && titleOf(named),
    sentence: sentenceOf(shown, isOver ? null : before),
    hoursToCorrect: version.operation === 'correct' && before ? hoursBetween(before.changedAt, version.changedAt) : null,
  }
}

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

/** What a record is called. */
export function titleOf(body: Body): string | null {
  if ('name' in body) return body.name
  if (body.title !== null) return body.title
  const named = body.enterprises.map((enterprise) => enterprise.name)
  return ('punishedPersons' in body ? [...named, ...body.punishedPersons] : named).join('、') || null
}

const hoursBetween = (from: Date, to: Date): number => Math.round(((to.getTime() - from.getTime()) / HOUR_MS) * 10) / 10
