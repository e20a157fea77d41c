import type { SourceState } from '@shared/api/city'

const HOUR_MS = 3_600_000

/** How a source does: later than its own rhythm, halted (its last delivery is not what is shown), or neither. */
export type SourceMood = 'silent' | 'stopped' | 'timely'

/** How a source does at a moment of the service. */
export function moodOf({ lastArrivalAt, rhythmHours, stopped }: SourceState, now: number): SourceMood {
  if (lastArrivalAt === null || now - Date.parse(lastArrivalAt) > rhythmHours * HOUR_MS) return 'silent'
  return stopped ? 'stopped' : 'timely'
}

/** Titles of the sources that do so, joined; null where none does. */
export function titlesOf(sources: readonly SourceState[], mood: SourceMood, now: number): string | null {
  const found = sources.filter((source) => moodOf(source, now) === mood)
  return found.length === 0 ? null : found.map(({ title }) => title).join('、')
}
