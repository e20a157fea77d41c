import type { InspectionInput } from '../../../shared/kinds/inspection/schema'
import { spellingsOfCell } from '../publicParty'
import { isLeadingPost } from './leadingPost'
import { personsInText, personsOfVisit } from './textPersons'

/** Whoever led a visit, where that is a leading official; anybody else is of the team, of whom nothing is kept. */
export const leaderOf = ({ ledBy }: Pick<InspectionInput, 'ledBy'>): InspectionInput['ledBy'] =>
  ledBy !== null && isLeadingPost(ledBy.post) ? ledBy : null

/**
 * Every spelling of those whom a finding names and nothing of it may repeat: who puts it right, who looked at pictures, who was of the team, who told, be
 * it in a text alone.
 */
export function spellingsOf(input: InspectionInput): string[] {
  const leader = leaderOf(input)
  const cells = [input.owner, ...input.evidence.map(({ reviewedBy }) => reviewedBy), leader === null ? (input.ledBy?.name ?? null) : null]
  const { problem, visit } = input
  const named = [...personsInText(problem), ...(visit === null ? [] : personsOfVisit(visit))].filter((name) => name !== leader?.name)
  return [...cells.flatMap((cell) => (cell === null ? [] : spellingsOfCell(cell))), ...named]
}
