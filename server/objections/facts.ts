import type { Day } from '../../shared/codes/dates'
import type { Kind } from '../../shared/kinds/index'
import type { Filer, Outcome } from '../../shared/objections/words'
import type { ObjectionDoc } from '../models/objection'
import type { ObjectionDeps } from './deps'

/** What the public is told of an objection: nothing that anybody wrote, and nobody's name. */
export interface ObjectionFacts {
  number: string
  kind: Kind
  record: string
  filer: Filer
  filedOn: Day
  isAccepted: boolean
  /** null while no outcome is public */
  decided: { outcome: Outcome; unit: string; on: Day; publishedOn: Day } | null
}

type Told = Pick<ObjectionDoc, '_id' | 'kind' | 'record' | 'filer' | 'filedOn' | 'state' | 'decision' | 'publishedOn'>
const FIELDS = { kind: 1, record: 1, filer: 1, filedOn: 1, state: 1, decision: 1, publishedOn: 1 }

/** The public facts of every objection, by number. */
export async function objectionFacts({ db }: Pick<ObjectionDeps, 'db'>): Promise<ObjectionFacts[]> {
  const all = await db.objections.find({}, FIELDS).sort({ _id: 1 }).lean<Told[]>()
  return all.map(({ _id, kind, record, filer, filedOn, state, decision, publishedOn }) => ({
    number: _id,
    kind,
    record,
    filer,
    filedOn,
    isAccepted: state !== 'received',
    decided: decision && publishedOn !== null ? { outcome: decision.outcome, unit: decision.unit, on: decision.on, publishedOn } : null,
  }))
}
