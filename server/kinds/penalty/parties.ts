import { isOrganisation, looksLikePerson, maskName, namesIn, spellingsIn, traderIn } from '../../../shared/codes/persons/index'
import type { NamedEnterprise } from '../../../shared/parts'
import type { PenaltyInput } from '../../../shared/kinds/penalty/schema'
import { CellError } from '../../cellError'
import { hasValidCode } from '../../privacy/creditCode'

/** Who was punished, with natural persons told from organisations. */
export type Parties = Pick<PenaltyInput, 'enterprises' | 'punishedPersons' | 'partyType'>

type Named = Pick<PenaltyInput, 'enterprises' | 'punishedPersons' | 'partyType'>

/** The cells, and parts of cells, in which a decision names natural persons as its parties. */
function personsCells({ enterprises, punishedPersons, partyType }: Named): string[] {
  const parties = enterprises.flatMap(partsOf).filter((party) => isPersons(party, partyType))
  return [...punishedPersons, ...parties.map(({ name }) => name)]
}

/** The natural persons that a decision names as its parties, by their own names. */
const personsIn = (named: Named): string[] =>
  personsCells(named)
    .flatMap(namesIn)
    .filter((name) => !isOrganisation(name))

/** Every way to spell the natural persons that a decision names as its parties: nothing else of it may repeat them. */
export const spellingsOf = (named: Named): string[] =>
  personsCells(named)
    .flatMap(spellingsIn)
    .filter((name) => !isOrganisation(name))

/**
 * A name in the column of organisations is a person's where it looks like one; what has a valid code, or a shop's name beside the person's, is
 * none, and a shop may be registered under its owner's own name (domain 9.3).
 */
function isPersons(party: NamedEnterprise, partyType: Named['partyType']): boolean {
  const { name } = party
  if (partyType === 'individual_business' || isOrganisation(name) || traderIn(name) !== null) return false
  const looksLike = looksLikePerson(name)
  // Declared as a natural person it is one, unless everything else speaks against it.
  return partyType === 'person' ? looksLike || !hasValidCode(party) : looksLike && !hasValidCode(party)
}

/** What parts the parties of one cell; inside brackets it parts what stands there. */
const PARTING = '、；;，,\n'

/** The parties that stand together in one cell, each with its code where there is one for each. */
function partsOf(party: NamedEnterprise): NamedEnterprise[] {
  const names = cut(party.name)
  if (names.length < 2 || !names.some(isOrganisation) || !names.every((name) => isOrganisation(name) || looksLikePerson(name)))
    return [party]
  const codes = cut(party.uscc ?? '')
  return names.map((name, i) => ({ name, uscc: codes.length === names.length ? (codes[i] ?? null) : null }))
}

/** From its end, where it is known whether a bracket closes next: a pattern would read on to that bracket at every comma. */
function cut(text: string): string[] {
  const parts: string[] = []
  let [end, isWithin] = [text.length, false]
  for (let at = text.length - 1; at >= 0; at--) {
    const character = text.charAt(at)
    if ('（(）)'.includes(character)) isWithin = '）)'.includes(character)
    else if (!isWithin && PARTING.includes(character)) {
      parts.push(text.slice(at + 1, end))
      end = at
    }
  }
  parts.push(text.slice(0, end))
  return parts
    .reverse()
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/**
 * The punished parties, natural persons masked and apart from organisations: a name in the column of organisations may still be a
 * person's, and one in the column of persons an organisation's. Throws CellError where nobody is named.
 */
export function partiesOf(input: PenaltyInput): Parties {
  const names = personsIn(input)
  const organisations: NamedEnterprise[] = [
    ...input.punishedPersons
      .flatMap(namesIn)
      .filter(isOrganisation)
      .map((name) => ({ name, uscc: null })),
    ...input.enterprises.flatMap(partsOf).filter((party) => !isPersons(party, input.partyType)),
  ]
  if (organisations.length + names.length === 0) throw new CellError('enterprises.0.name', '没有写明被处罚的是谁')
  return {
    enterprises: organisations,
    // Two persons of one surname look alike, and are two.
    punishedPersons: [...new Set(names)].map((name) => maskName(name.replace(/[○〇*]/g, ''))),
    partyType: input.partyType ?? (organisations.length === 0 ? 'person' : null),
  }
}
