import { agencyKey, nameKey } from '../codes/fold'

/** Who decided what a record says: a unit, and the officer where that is known. */
export interface Author {
  unit: string
  officer: string | null
}

/** Somebody who would decide on an objection. */
export interface Decider {
  /** sign-in name */
  officer: string
  displayName: string
  /** null: nobody has registered it */
  unit: string | null
}

export const DEPENDENCE = {
  author_unknown: '来源没有写明这条记录由谁作出：先用“写明原决定由谁作出”写清楚，才能作决定。',
  no_unit: '您的单位没有登记，分不清是不是作出原决定的单位：请管理员登记。',
  own_unit: '这条记录是您所在的单位作出的，须由另一单位的人员决定。',
  own_officer: '这条记录是您作出的，须由另一人决定。',
} as const
export type Dependence = keyof typeof DEPENDENCE

/** A shorter name could be part of any other. */
const SHORTEST = 4

/**
 * Whether two names are of one unit: the same name in any spelling, or one within the other, as a bureau is within the name of its own squad. Rather one
 * officer too many is refused than one who judges his own work.
 */
export function isSameUnit(one: string, other: string): boolean {
  const [a, b] = [agencyKey(one), agencyKey(other)]
  if (a === b) return true
  const [short, long] = [...a].length < [...b].length ? [a, b] : [b, a]
  return [...short].length >= SHORTEST && long.includes(short)
}

/** Why somebody may not decide on an objection against what these authors decided; null where nothing speaks against it. */
export function dependenceOf({ officer, displayName, unit }: Decider, authors: readonly Author[]): Dependence | null {
  if (authors.length === 0) return 'author_unknown'
  const own = [officer, displayName].map(nameKey)
  if (authors.some((author) => author.officer !== null && own.includes(nameKey(author.officer)))) return 'own_officer'
  if (unit === null || unit.trim() === '') return 'no_unit'
  return authors.some((author) => isSameUnit(author.unit, unit)) ? 'own_unit' : null
}
