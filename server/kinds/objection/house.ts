import { addMonths, type Day } from '../../../shared/codes/dates'
import type { Kind } from '../../../shared/kinds/index'
import type { ObjectionBody, ObjectionInput } from '../../../shared/kinds/objection/schema'
import { OBJECTION_PUBLIC_MONTHS } from '../../law/objections'
import { paced } from '../../steps'
import type { OwnRecord, OwnSource } from '../own'
import { reckoned } from './reckoned'

/** What is public of an objection that was filed in this house. */
export interface FiledObjection {
  number: string
  kind: Kind
  record: string
  filer: NonNullable<ObjectionInput['filer']>
  filedOn: Day
  isAccepted: boolean
  decided: { outcome: NonNullable<ObjectionInput['outcome']>; unit: string; on: Day } | null
}

/** Until when the outcome of an objection is public; null while there is none. */
export const publicUntil = (decidedOn: Day | null): Day | null =>
  decidedOn === null ? null : addMonths(decidedOn, OBJECTION_PUBLIC_MONTHS)

/** An objection as its public record. */
export function bodyOf({ number, kind, record, filer, filedOn, isAccepted, decided }: FiledObjection): ObjectionBody {
  return reckoned({
    no: number,
    aboutKind: kind,
    about: record,
    filer,
    filedOn,
    stage: decided ? 'answered' : isAccepted ? 'accepted' : 'received',
    outcome: decided?.outcome ?? null,
    unit: decided?.unit ?? null,
    decidedOn: decided?.on ?? null,
  })
}

/** The objections that were filed in this house, as a source of its own. What has ended is not told again. */
export function houseObjections({ facts }: { facts: () => Promise<readonly FiledObjection[]> }): OwnSource {
  return {
    name: 'own-objections',
    kind: 'objection',
    make: async (today) => {
      const records: OwnRecord[] = []
      for await (const fact of paced(await facts())) {
        const until = publicUntil(fact.decided?.on ?? null)
        // A record that is over is left to the calendar, which has ended it.
        if (until === null || until >= today) records.push({ key: fact.number, publicUntil: until, body: bodyOf(fact) })
      }
      return { records, settle: () => Promise.resolve() }
    },
  }
}
