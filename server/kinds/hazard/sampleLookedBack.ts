import { addDays } from '../../../shared/codes/dates'
import { lookedBackOn, midQuarter, type Drawing } from '../sample'
import type { Case } from './sampleCases'

/** The case that is theirs: one that was put right after its deadline. */
const OF_THEM = 25

/**
 * The cases of the building sites, one of them of the firm whose quarters show each letter: found and due in one quarter, and put right in the middle of
 * the next.
 */
export function withLookedBack(cases: readonly Case[], drawing: Pick<Drawing, 'accidents' | 'today'>): Case[] {
  const { name, uscc } = lookedBackOn(drawing)
  const foundOn = midQuarter(drawing.today, 3)
  const closedOn = midQuarter(drawing.today, 2)
  return cases.map((one, i) => {
    if (i !== OF_THEM) return one
    const { commitments, recheck } = one
    const responsibility = commitments?.responsibility && { ...commitments.responsibility, unit: name }
    return {
      ...one,
      enterprise: { name, uscc },
      foundOn,
      closedOn,
      commitments: { ...commitments, responsibility, deadline: addDays(foundOn, 10) },
      recheck: recheck && { ...recheck, on: closedOn },
    }
  })
}
