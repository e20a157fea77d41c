import { holdsMobile, looksLikePerson, maskParty, namesStaff, personsBesideDeeds, spellingsIn } from '../../../shared/codes/persons/index'
import type { HazardBody, HazardInput } from '../../../shared/kinds/hazard/schema'
import type { NamedEnterprise } from '../../../shared/parts'
import { hasValidCode } from '../../privacy/creditCode'
import { publicParty, spellingsOfCell } from '../publicParty'

/** Who a hazard names: people of firms among them are public by their surnames only, officials who answer for it by name. */
type Named = Pick<
  HazardInput | HazardBody,
  | 'title'
  | 'description'
  | 'consequence'
  | 'directCause'
  | 'rootCause'
  | 'enterprise'
  | 'answerable'
  | 'commitments'
  | 'supervisor'
  | 'extensions'
  | 'recheck'
  | 'heldBy'
  | 'evidence'
  | 'phases'
>

/** A unit as it is called, and a person in its place, or beside it, by the surname. */
const publicUnit = (unit: string): string => (looksLikePerson(unit) || namesStaff(unit) ? publicParty(unit) : maskParty(unit))

/** The cells in which somebody of a firm may stand. */
function cellsOf({ commitments, extensions, recheck, heldBy, evidence, phases }: Named): string[] {
  const pictures: readonly { reviewedBy: string | null }[] = [evidence, ...phases.map((phase) => phase.evidence)].flatMap(
    (one): readonly { reviewedBy: string | null }[] => one ?? [],
  )
  const others = [...extensions.map(({ approvedBy }) => approvedBy), ...pictures.map(({ reviewedBy }) => reviewedBy)]
  const unit = commitments?.responsibility?.unit ?? ''
  const cells = [commitments?.responsibility?.person, recheck?.by, heldBy, ...others, ...(namesStaff(unit) ? [unit] : [])]
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

/** What parts those who answer for a hazard in one cell. */
const BETWEEN_LEADERS = /[、,，;；/／\n]+|(?<=\p{Script=Han}{2}|[\d)）])[ \t\u3000]+(?=\p{Script=Han}{2})/u

/**
 * The parts of the cell of leaders that are officials', who are public by name, and those of others. The first is an official; another one is none
 * whose mobile stands beside the name, or whom the firm names for putting the hazard right.
 */
function leadersOf({ supervisor, commitments }: Named): { officials: string[]; others: string[] } {
  const [first = '', ...more] = (supervisor?.leader ?? '').split(BETWEEN_LEADERS)
  const ofFirm = new Set(spellingsOfCell(commitments?.responsibility?.person ?? ''))
  const isPrivate = (cell: string): boolean => holdsMobile(cell) || spellingsOfCell(cell).some((name) => ofFirm.has(name))
  return { officials: [first, ...more.filter((cell) => !isPrivate(cell))], others: more.filter(isPrivate) }
}

/** Whom the running text of a hazard names beside what they do there, and no column does. */
const toldIn = ({ title, description, consequence, directCause, rootCause, commitments }: Named): string[] =>
  [title, description, consequence, directCause, rootCause, commitments?.measures ?? null].flatMap((text) =>
    text === null ? [] : personsBesideDeeds(text),
  )

/** Every spelling of the people of firms that a hazard names: nothing else of it may repeat them. The leaders who answer for it are named. */
export function spellingsOf(named: Named): string[] {
  const { officials, others } = leadersOf(named)
  const leaders = new Set(officials.flatMap((cell) => [...spellingsIn(cell), ...spellingsOfCell(cell)]))
  return [...[...cellsOf(named), ...personsAmong(named), ...others].flatMap(spellingsOfCell), ...toldIn(named)].filter(
    (name) => !leaders.has(name),
  )
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
