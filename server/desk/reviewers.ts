import type { Decider } from '../../shared/objections/independence'
import { ApiError } from '../errors'
import type { OfficerDoc } from '../models/officer'
import type { DeskDeps } from './deps'

/** Who works on what those write whom a record names: by the unit of each it is known who may decide. */

type Person = Pick<OfficerDoc, '_id' | 'displayName' | 'unit'>
const PERSON = { displayName: 1, unit: 1 } as const
type Asks = Pick<DeskDeps, 'db'>

const asDecider = ({ _id, displayName, unit }: Person): Decider => ({ officer: _id, displayName, unit })

/** The reviewers who are there. */
export async function reviewersOf({ db }: Asks): Promise<Decider[]> {
  const found = await db.officers.find({ role: 'reviewer', removed: false, away: false }, PERSON).sort({ _id: 1 }).lean<Person[]>()
  return found.map(asDecider)
}

/** An officer as who would decide. Throws `session_ended` where nobody works under that name any more. */
export async function deciderOf({ db }: Asks, name: string): Promise<Decider> {
  const person = await db.officers.findOne({ _id: name }, PERSON).lean<Person>()
  if (!person) throw new ApiError('session_ended')
  return asDecider(person)
}

/** A reviewer who is there. Throws `invalid_body`. */
export async function demandReviewer(asks: Asks, name: string): Promise<Decider> {
  const person = (await reviewersOf(asks)).find(({ officer }) => officer === name)
  if (!person) throw new ApiError('invalid_body', { officer: '不是在岗的异议办理人' })
  return person
}
