import { maskName } from '../../shared/codes/persons/index'
import type { Day } from '../../shared/codes/dates'
import type { Deadline } from './define'
import { spellingsOfCell } from './publicParty'

/** Responsible persons as boards may name them (domain 9.2): officials by their duty, private citizens with written consent only. */

interface Named {
  name: string
  role: string
  nameConsent: boolean
}

/** Whether somebody is public by the surname alone. `privateRole`: the role of those who hold no office. */
const isMasked = ({ role, nameConsent }: Named, privateRole: string): boolean => role === privateRole && !nameConsent

/** A name is one, however unusual its surname. */
const spellingsOf = (name: string): string[] => [...new Set([name.trim(), ...spellingsOfCell(name)])].filter((one) => one.length > 1)

/** Persons as the public meets them; that somebody has consented is nobody's business. */
export const publicPersons = <P extends Named>(persons: readonly P[], privateRole: string): Omit<P, 'nameConsent'>[] =>
  persons.map(({ nameConsent, ...person }) => ({
    ...person,
    name: isMasked({ ...person, nameConsent } as P, privateRole) ? maskName(person.name) : person.name,
  }))

/**
 * Every spelling of those whom the board masks: nothing beside the name may tell them either. A name that somebody else bears there in public stays that
 * one's.
 */
export function maskedSpellings(persons: readonly Named[], privateRole: string): string[] {
  if (persons.length === 0) return []
  const named = new Set(persons.filter((person) => !isMasked(person, privateRole)).map(({ name }) => name.trim()))
  return persons.filter((person) => isMasked(person, privateRole)).flatMap(({ name }) => spellingsOf(name).filter((one) => !named.has(one)))
}

interface Trained {
  role: string
  training: { nextDue: Day | null } | null
}

/**
 * When persons of a board are to be trained again. They are told by what they answer as, the first of a role by that alone: a calendar travels to where
 * nobody can take a name back.
 */
export function trainingsDue(persons: readonly Trained[], roles: Readonly<Record<string, string>>): Deadline[] {
  const counts = new Map<string, number>()
  return persons.flatMap(({ role, training }) => {
    const number = (counts.get(role) ?? 0) + 1
    counts.set(role, number)
    const on = training?.nextDue ?? null
    const which = number === 1 ? '' : `（第 ${number} 位）`
    return on === null ? [] : [{ key: `training-${role}-${number}`, on, what: `${roles[role] ?? role}${which}培训到期` }]
  })
}
