import { withMarksShown } from '@/text/marks'
import { fits, shapeOf, type ShapeTable } from './shape'

/** What the pages must find in each answer of the service; made from its endpoints at build time. */
declare const ANSWER_SHAPES: ShapeTable

/** What stands where an answer of ours should: nothing of it is painted. */
export type Foreign = 'foreign' | 'unreadable'

/**
 * An answer of the service as a page may paint it. What is no data at all comes from somebody between (`foreign`: the page of a
 * Wi-Fi that wants a sign-in); data of another shape is from another version (`unreadable`).
 */
export function readAnswer<T>(
  method: string,
  path: string,
  body: unknown,
  table: ShapeTable = ANSWER_SHAPES,
): { data: T } | { fault: Foreign } {
  if (typeof body !== 'object' || body === null) return { fault: 'foreign' }
  const shape = shapeOf(method, path, table)
  if (shape !== null && !fits(body, shape, table.shapes)) return { fault: 'unreadable' }
  return { data: withMarksShown(body) as T }
}
