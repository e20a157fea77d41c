import type { Day } from '@shared/codes/dates'

/**
 * Whether anything in an answer tells of a record whose publicity is over on a day, however deep it lies: the record itself, a
 * line of a list, a penalty joined to a firm. From then on nobody shows it (行政处罚法 2021 Art. 48; NDRC Order 36).
 */
export function tellsOfEnded(data: unknown, today: Day): boolean {
  if (typeof data !== 'object' || data === null) return false
  const { publicUntil } = data as { publicUntil?: unknown }
  if (typeof publicUntil === 'string' && publicUntil < today) return true
  return Object.values(data).some((one) => tellsOfEnded(one, today))
}
