import { isOrganisation, looksLikePerson, maskName, maskParty, namesIn } from '../../shared/codes/person'
import { checkCreditCode, normaliseCreditCode } from '../../shared/codes/creditCode'
import type { NamedEnterprise } from '../../shared/records/accident'
import type { PenaltyInput } from '../../shared/records/penalty'
import { CellError } from './columns'

/** Who was punished, as it may be public. */
export type Parties = Pick<PenaltyInput, 'enterprises' | 'punishedPersons' | 'partyType'>

type Named = Pick<PenaltyInput, 'enterprises' | 'punishedPersons' | 'partyType'>

/** The natural persons that a decision names as its parties, by their own names: nothing else of it may repeat them. */
export function personsIn({ enterprises, punishedPersons, partyType }: Named): string[] {
  const parties = enterprises.flatMap(partsOf).filter((party) => isPersons(party, partyType))
  return [...punishedPersons, ...parties.map(({ name }) => name)].flatMap(namesIn).filter((name) => !isOrganisation(name))
}

/** A name in the column of organisations is a person's where it looks like one; a shop may be registered under its owner's own name (domain 9.3). */
function isPersons({ name, uscc }: NamedEnterprise, partyType: Named['partyType']): boolean {
  if (partyType === 'person') return true
  if (partyType === 'individual_business' || !looksLikePerson(name)) return false
  return partyType === null || uscc === null || checkCreditCode(normaliseCreditCode(uscc)) !== 'valid'
}

const PARTED = /[、；;，,\n]/

/** The parties that stand together in one cell, each with its code where there is one for each. */
function partsOf(party: NamedEnterprise): NamedEnterprise[] {
  const names = cut(party.name)
  if (names.length < 2 || !names.some(isOrganisation) || !names.every((name) => isOrganisation(name) || looksLikePerson(name)))
    return [party]
  const codes = cut(party.uscc ?? '')
  return names.map((name, i) => ({ name, uscc: codes.length === names.length ? (codes[i] ?? null) : null }))
}

const cut = (text: string): string[] =>
  text
    .split(PARTED)
    .map((part) => part.trim())
    .filter((part) => part !== '')

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
      .flatMap(partsOf)
      .filter((party) => !isPersons(party, input.partyType))
      .map(({ name, uscc }) => ({ name: maskParty(name), uscc: publicCode(uscc) })),
  ]
  if (organisations.length + names.length === 0) throw new CellError('enterprises.0.name', '没有写明被处罚的是谁')
  return {
    enterprises: organisations,
    // Two persons of one surname look alike, and are two.
    punishedPersons: [...new Set(names)].map((name) => maskName(name.replace(/[○〇*]/g, ''))),
    partyType: input.partyType ?? (organisations.length === 0 ? 'person' : null),
  }
}

const escaped = (character: string): string => character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')

/** An address with its escaped characters as a person reads them. */
function legible(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    // A stray percent sign: it is read as it is written.
    return address
  }
}

/** Fields that say who an organisation is: a firm may carry its owner's name. */
const WHO = new Set(['enterprises', 'agency'])

/**
 * A value with these persons' names masked in every text of it; an address that holds one is left out, for masked it would lead nowhere. A name of
 * one character would hide half the language.
 */
export function hideNames<T>(value: T, names: string[]): T {
  const persons = [...new Set(names)]
    .filter((name) => [...name].length > 1)
    .sort((a, b) => b.length - a.length)
    .map((name) => ({ spelt: new RegExp([...name].map(escaped).join('[\\s\\u3000]?'), 'gu'), masked: maskName(name) }))
  const hide = (inner: unknown, field = ''): unknown => {
    if (WHO.has(field)) return inner
    if (field === 'sourceUrl' && typeof inner === 'string')
      return persons.some(({ spelt }) => legible(inner).search(spelt) >= 0) ? null : inner
    if (typeof inner === 'string') return persons.reduce((text, { spelt, masked }) => text.replace(spelt, () => masked), inner)
    if (Array.isArray(inner)) return inner.map((one) => hide(one, field))
    if (typeof inner === 'object' && inner !== null)
      return Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, hide(one, name)]))
    return inner
  }
  return persons.length === 0 ? value : (hide(value) as T)
}
