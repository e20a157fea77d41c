import { looksLikePerson, maskParty, spellingsIn } from '../../../shared/codes/persons/index'
import type { HazardBody, HazardInput } from '../../../shared/kinds/hazard/schema'
import type { EvidencePicture, NamedEnterprise } from '../../../shared/parts'
import { hasValidCode } from '../../privacy/creditCode'
import { isUnit, publicParty, spellingsOfCell } from '../publicParty'

/** Who a hazard names: people of firms among them are public by their surnames only, officials who answer for it by name. */
type Named = Pick<
  HazardInput | HazardBody,
  'enterprise' | 'answerable' | 'commitments' | 'supervisor' | 'extensions' | 'recheck' | 'heldBy' | 'evidence' | 'phases'
>

/** A unit as it is called, and a person in its place by the surname. */
const publicUnit = (unit: string): string => (looksLikePerson(unit) ? publicParty(unit) : maskParty(unit))

/** The cells in which somebody of a firm may stand. */
function cellsOf({ commitments, extensions, recheck, heldBy, evidence, phases }: Named): string[] {
  const pictures: readonly { reviewedBy: string | null }[] = [evidence, ...phases.map((phase) => phase.evidence)].flatMap(
    (one): readonly { reviewedBy: string | null }[] => one ?? [],
  )
  const others = [...extensions.map(({ approvedBy }) => approvedBy), ...pictures.map(({ reviewedBy }) => reviewedBy)]
  const cells = [commitments?.responsibility?.person, recheck?.by, heldBy, ...others]
  return cells.filter((cell) => typeof cell === 'string')
}

/** Parties in whose place a natural person stands. */
function personsAmong({ enterprise, answerable, commitments }: Named): string[] {
  const unit = commitments?.responsibility?.unit ?? null
  const parties: NamedEnterprise[] = [
    ...(enterprise ? [enterprise] : []),
    ...answerable,
    ...(unit === null ? [] : [{ name: unit, uscc: null }]),
  ]
  return parties.filter((party) => looksLikePerson(party.name) && !hasValidCode(party)).map(({ name }) => name)
}

/** Every spelling of the people of firms that a hazard names: nothing else of it may repeat them. The leader who answers for it is named. */
export function spellingsOf(named: Named): string[] {
  const leaders = new Set(spellingsIn(named.supervisor?.leader ?? ''))
  return [...cellsOf(named), ...personsAmong(named)].flatMap(spellingsOfCell).filter((name) => !isUnit(name) && !leaders.has(name))
}

/** A hazard with the people of firms by their surnames. */
export function withSurnames<T extends HazardInput>(input: T): T {
  const { commitments, extensions, recheck, heldBy } = input
  const responsibility = commitments?.responsibility ?? null
  return {
    ...input,
    commitments: commitments && {
      ...commitments,
      responsibility: responsibility && {
        ...responsibility,
        unit: responsibility.unit && publicUnit(responsibility.unit),
        person: responsibility.person && publicParty(responsibility.person),
      },
    },
    extensions: extensions.map((extension) => ({ ...extension, approvedBy: extension.approvedBy && publicParty(extension.approvedBy) })),
    recheck: recheck && { ...recheck, by: recheck.by && publicParty(recheck.by) },
    heldBy: heldBy && publicParty(heldBy),
  }
}

/** Pictures with those who looked at them as units, or by their surnames. */
export const withReviewers = (evidence: EvidencePicture[] | null): EvidencePicture[] | null =>
  evidence && evidence.map((picture) => ({ ...picture, reviewedBy: picture.reviewedBy && publicParty(picture.reviewedBy) }))
