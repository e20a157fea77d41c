import type { EnvelopeInput } from '../../shared/envelope'
import type { Kind } from '../../shared/kinds/index'
import type { BodyOf } from '../../shared/kinds/schemas'
import type { Warn } from '../cellError'
import { BODY_PLANS, ENVELOPE_PLAN, RECORD_PLANS } from './fields'
import { hideNames } from './names'
import { hideByType } from './byType'

/** What is said of a record, its body and its envelope among it. */
interface Said {
  body: BodyOf[Kind]
  envelope: EnvelopeInput
}

/** A body of a kind without the persons that the types of its fields tell: their numbers, and their names where enterprises are named. */
export const publicBody = <K extends Kind>(kind: K, body: BodyOf[K], warn: Warn): BodyOf[K] => hideByType(body, BODY_PLANS[kind], warn)

/** An envelope without the numbers of persons. */
export const publicEnvelope = (envelope: EnvelopeInput): EnvelopeInput => hideByType(envelope, ENVELOPE_PLAN)

/** What is said of a record of a kind, with these persons' names hidden wherever its fields may not tell them. */
export const withoutPersons = <R extends Said>(kind: Kind, said: R, persons: readonly string[]): R =>
  hideNames(said, persons, RECORD_PLANS[kind])
