import type { ChangeDoc, ChangeLine } from '../models/change'

/** How the lines of a change set are kept: in parts, each a document. */

/** Most lines of one part. Divides a batch, so that a batch of lines is made of whole parts. */
export const PART_LINES = 100
/** A part that weighs more is closed: a document has at most 16 MB, and a line of one record alone may take its share of that. */
const PART_WEIGHT = 1024 * 1024

/** Lines that begin at a number of their change set, as its parts. A part ends where the next multiple of its size begins. */
export function partsOf(lines: readonly ChangeLine[], { attempt, from, at }: { attempt: string; from: number; at: Date }): ChangeDoc[] {
  const parts: ChangeDoc[] = []
  let weight = 0
  for (const [i, line] of lines.entries()) {
    const n = from + i
    let part = parts.at(-1)
    if (part === undefined || n % PART_LINES === 0 || weight > PART_WEIGHT) {
      part = { _id: `${attempt}/${n}`, attempt, n, at, size: 0, begins: true, lines: [] }
      parts.push(part)
      weight = 0
    }
    part.lines.push(line)
    part.size++
    if (line.ends !== null || line.erases.length > 0) delete part.begins
    weight += weightOf(line)
  }
  return parts
}

/** How many bytes a value takes in the store, within a small factor; a text counts for as much as it may take. */
function weightOf(value: unknown): number {
  if (typeof value === 'string') return 8 + 3 * value.length
  if (typeof value !== 'object' || value === null) return 16
  let weight = 16
  if (Array.isArray(value)) for (const one of value) weight += weightOf(one)
  else for (const name in value) weight += 16 + weightOf((value as Record<string, unknown>)[name])
  return weight
}
