import { saysNothing, saysNobody } from './nothing'
import type { Missing, Substance } from './words'

/** What the check of substance looks at. */
interface Checked {
  ask: string | null
  measures: readonly { owner: string | null; due: string | null; proof: string | null }[]
}

/** What a directive does not say: its ask, any measure, or of some measure who, until when, shown by what; in the order of the words. */
export function missingIn({ ask, measures }: Checked): Missing[] {
  const lacks = (part: 'due' | 'proof'): boolean => measures.some((measure) => measure[part] === null || saysNothing(measure[part]))
  const found: Record<Missing, boolean> = {
    ask: ask === null || saysNothing(ask),
    measures: measures.length === 0,
    owner: measures.some(({ owner }) => owner === null || saysNobody(owner)),
    due: lacks('due'),
    proof: lacks('proof'),
  }
  return (Object.keys(found) as Missing[]).filter((one) => found[one])
}

/** The check of substance in one word. */
export function substanceOf(checked: Checked): Substance {
  if (checked.measures.length === 0) return 'empty'
  return missingIn(checked).length === 0 ? 'complete' : 'incomplete'
}

/** Characters of the whole text for each measure, half up; null where either is not known, or there is no measure. */
export const charactersPerMeasure = (characters: number | null, measures: number): number | null =>
  characters === null || measures === 0 ? null : Math.floor((2 * characters + measures) / (2 * measures))
