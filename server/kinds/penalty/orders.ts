import { isAnnulled } from '../../../shared/kinds/penalty/settlement'
import type { PenaltyBody } from '../../../shared/kinds/penalty/schema'
import type { Ordered } from '../define'

/**
 * What a decision orders, in its own words: what it says of the penalty, and of a licence where it says that by itself. One that was annulled orders
 * nothing; where it tells no words of its own, its kinds are no words for it.
 */
export function orders(body: PenaltyBody, { documentNo }: { documentNo: string | null }): Ordered[] {
  if (isAnnulled(body)) return []
  const { content, licenceMeasure, decidedOn, validTo } = body
  const texts = [...new Set([content, licenceMeasure])].filter((text) => text !== null)
  return (texts.length === 0 ? [null] : texts).map((text) => ({ decisionNo: documentNo, text, from: decidedOn, to: validTo }))
}
