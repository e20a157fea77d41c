import type { HazardItem } from './hazard/schema'
import type { Kind } from './index'

/** The kind whose records are put right, or are not: the desk can make public that one was not. */
export const RECTIFIABLE = 'hazard' satisfies Kind

export type Told = Pick<HazardItem, 'enterprise' | 'no' | 'place'>

/** Which of several records of one title this one is, in a line: who is to put it right, its number, where it lies, as far as that is public. */
export function tellApart({ enterprise, no, place }: Told): string {
  const told = [enterprise && `责任单位 ${enterprise.name}`, no && `编号 ${no}`, place?.address && `地点 ${place.address}`]
  return told.filter(Boolean).join('，')
}
