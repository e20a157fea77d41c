import { daysBetween, type Day } from '../../codes/dates'

/** What is known of a person who answers for a zone: how long, and how trained. */
interface Held {
  termFrom: Day | null
  termTo: Day | null
  training: { on: Day; passed: boolean | null; nextDue: Day | null } | null
}

/** Whether a person is in term on a day; null where neither its beginning nor its end is known, and where it ends before it begins. */
export function isInTerm({ termFrom, termTo }: Pick<Held, 'termFrom' | 'termTo'>, today: Day): boolean | null {
  if (termFrom === null && termTo === null) return null
  if (termFrom !== null && termTo !== null && termTo < termFrom) return null
  return (termFrom === null || termFrom <= today) && (termTo === null || termTo >= today)
}

/**
 * For how many days nobody of a zone has been in term: 0 where somebody is. Null where that is not known: nobody is named, of one nobody knows the term,
 * or nobody's term has ended yet.
 */
export function vacantDays(persons: readonly Held[], today: Day): number | null {
  const terms = persons.map((person) => isInTerm(person, today))
  if (terms.includes(true)) return 0
  if (persons.length === 0 || terms.includes(null)) return null
  const ends = persons.map(({ termTo }) => termTo).filter((day) => day !== null && day < today)
  const last = ends.sort().at(-1)
  return last === undefined || last === null ? null : daysBetween(last, today)
}

/** How persons whose term is not over are trained, on a day. */
export interface Trained {
  persons: number
  /** passed, and not due again */
  trained: number
  /** due again before that day, or not passed */
  overdue: number
  /** nobody told */
  unknown: number
}

/** A training that is yet to come, or was due again before it took place, is none that anybody knows of. */
const isPossible = ({ on, nextDue }: NonNullable<Held['training']>, today: Day): boolean =>
  on <= today && (nextDue === null || nextDue >= on)

/** How the persons of a zone are trained on a day; together the three are all of them. A training of which the next day is not known is not known to hold. */
export function trainedOn(persons: readonly Held[], today: Day): Trained {
  const own = persons.filter((person) => isInTerm(person, today) !== false)
  const counts: Trained = { persons: own.length, trained: 0, overdue: 0, unknown: 0 }
  for (const { training } of own) {
    if (training !== null && !isPossible(training, today)) counts.unknown++
    else if (training?.passed === false || (training?.nextDue && training.nextDue < today)) counts.overdue++
    else if (training?.passed === true && training.nextDue !== null) counts.trained++
    else counts.unknown++
  }
  return counts
}
