import { isOrganisation, looksLikePerson, maskName, maskParty, namesIn } from '../../shared/codes/person'
import type { NamedEnterprise } from '../../shared/records/accident'
import type { PenaltyInput } from '../../shared/records/penalty'
import { CellError } from './columns'

/** Who was punished, as it may be public, and the persons' own names, which nothing else may repeat. */
export type Parties = Pick<PenaltyInput, 'enterprises' | 'punishedPersons' | 'partyType'> & { names: string[] }

/**
 * The punished parties with natural persons masked: a name in the column of organisations may still be a person's, and one
 * in the column of persons an organisation's. Throws CellError where nobody is named.
 */
export function partiesOf(input: PenaltyInput, publicCode: (code: string | null) => string | null): Parties {
  const organisations: NamedEnterprise[] = []
  const names: string[] = []
  for (const name of input.punishedPersons.flatMap(namesIn)) {
    if (isOrganisation(name)) organisations.push({ name: maskParty(name), uscc: null })
    else names.push(name)
  }
  for (const enterprise of input.enterprises) {
    const isPerson = input.partyType === 'person' || (input.partyType === null && looksLikePerson(enterprise.name))
    if (isPerson) names.push(...namesIn(enterprise.name))
    else organisations.push({ name: maskParty(enterprise.name), uscc: publicCode(enterprise.uscc) })
  }
  if (organisations.length + names.length === 0) throw new CellError('enterprises.0.name', '没有写明被处罚的是谁')
  return {
    enterprises: organisations,
    punishedPersons: [...new Set(names.map((name) => maskName(name.replace(/[○〇*]/g, ''))))],
    partyType: input.partyType ?? (organisations.length === 0 ? 'person' : null),
    names,
  }
}

/** Fields that say who an organisation is: a firm may carry its owner's name. */
const WHO = new Set(['enterprises', 'agency', 'sourceUrl'])

/** A value with these persons' names masked in every text of it. A name of one character would hide half the language. */
export function hideNames<T>(value: T, names: string[]): T {
  const persons = [...new Set(names)].filter((name) => [...name].length > 1).sort((a, b) => b.length - a.length)
  const hide = (inner: unknown, field = ''): unknown => {
    if (WHO.has(field)) return inner
    if (typeof inner === 'string') return persons.reduce((text, name) => text.split(name).join(maskName(name)), inner)
    if (Array.isArray(inner)) return inner.map((one) => hide(one, field))
    if (typeof inner === 'object' && inner !== null)
      return Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, hide(one, name)]))
    return inner
  }
  return persons.length === 0 ? value : (hide(value) as T)
}
