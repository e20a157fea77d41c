import { isOrganisation, looksLikePerson, maskName, maskParty, namesIn } from '../../shared/codes/person'
import type { NamedEnterprise } from '../../shared/records/accident'
import type { PenaltyInput } from '../../shared/records/penalty'
import { CellError } from './columns'

/** Who was punished, as it may be public. */
export type Parties = Pick<PenaltyInput, 'enterprises' | 'punishedPersons' | 'partyType'>

type Named = Pick<PenaltyInput, 'enterprises' | 'punishedPersons' | 'partyType'>

/** The natural persons that a decision names as its parties, by their own names: nothing else of it may repeat them. */
export function personsIn({ enterprises, punishedPersons, partyType }: Named): string[] {
  const parties = enterprises.filter(({ name }) => isPersons(name, partyType)).map(({ name }) => name)
  return [...punishedPersons, ...parties].flatMap(namesIn).filter((name) => !isOrganisation(name))
}

const isPersons = (name: string, partyType: Named['partyType']): boolean =>
  partyType === 'person' || (partyType === null && looksLikePerson(name))

/**
 * The punished parties with natural persons masked: a name in the column of organisations may still be a person's, and one
 * in the column of persons an organisation's. Throws CellError where nobody is named.
 */
export function partiesOf(input: PenaltyInput, publicCode: (code: string | null) => string | null): Parties {
  const names = personsIn(input)
  const organisations: NamedEnterprise[] = [
    ...input.punishedPersons
      .flatMap(namesIn)
      .filter(isOrganisation)
      .map((name) => ({ name: maskParty(name), uscc: null })),
    ...input.enterprises
      .filter(({ name }) => !isPersons(name, input.partyType))
      .map(({ name, uscc }) => ({ name: maskParty(name), uscc: publicCode(uscc) })),
  ]
  if (organisations.length + names.length === 0) throw new CellError('enterprises.0.name', '没有写明被处罚的是谁')
  return {
    enterprises: organisations,
    punishedPersons: [...new Set(names.map((name) => maskName(name.replace(/[○〇*]/g, ''))))],
    partyType: input.partyType ?? (organisations.length === 0 ? 'person' : null),
  }
}

const escaped = (character: string): string => character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')

/** Fields that say who an organisation is: a firm may carry its owner's name. */
const WHO = new Set(['enterprises', 'agency', 'sourceUrl'])

/** A value with these persons' names masked in every text of it. A name of one character would hide half the language. */
export function hideNames<T>(value: T, names: string[]): T {
  const persons = [...new Set(names)]
    .filter((name) => [...name].length > 1)
    .sort((a, b) => b.length - a.length)
    .map((name) => ({ spelt: new RegExp([...name].map(escaped).join('[\\s\\u3000]?'), 'gu'), masked: maskName(name) }))
  const hide = (inner: unknown, field = ''): unknown => {
    if (WHO.has(field)) return inner
    if (typeof inner === 'string') return persons.reduce((text, { spelt, masked }) => text.replace(spelt, () => masked), inner)
    if (Array.isArray(inner)) return inner.map((one) => hide(one, field))
    if (typeof inner === 'object' && inner !== null)
      return Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, hide(one, name)]))
    return inner
  }
  return persons.length === 0 ? value : (hide(value) as T)
}
