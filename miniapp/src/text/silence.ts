import type { SourceState } from '@shared/api/city'

const HOUR_MS = 3_600_000

/** Whether a source is later than its own rhythm now; an answer kept on the phone may have said otherwise. */
export function isSilent({ lastArrivalAt, rhythmHours }: SourceState, now: number = Date.now()): boolean {
  return lastArrivalAt === null || now - Date.parse(lastArrivalAt) > rhythmHours * HOUR_MS
}
