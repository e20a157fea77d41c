import type { Day } from '../../shared/codes/dates'
import type { Kind } from '../../shared/kinds/index'
import { RECEIVED_TOLD_MAX } from '../../shared/objections/limits'
import type { Filer, Outcome } from '../../shared/objections/words'
import type { ObjectionDoc } from '../models/objection'
import { paced } from '../steps'
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

/** Objections that the store sends at once. */
const TOGETHER = 500

type Told = Pick<ObjectionDoc, '_id' | 'kind' | 'record' | 'filer' | 'filedOn' | 'state' | 'decision' | 'publishedOn'>
const FIELDS = { kind: 1, record: 1, filer: 1, filedOn: 1, state: 1, decision: 1, publishedOn: 1 }

/**
 * The public facts of every objection, by number. Of those to one record that the desk has not looked at the oldest few are told, and each other one when its
 * turn comes or the desk has looked at it: what is told once is told ever after. Others are let in meanwhile.
 */
export async function objectionFacts({ db }: Pick<ObjectionDeps, 'db'>): Promise<ObjectionFacts[]> {
  const facts: ObjectionFacts[] = []
  const isTurnOf = turns()
  const all = db.objections.find({}, FIELDS).sort({ _id: 1 }).lean<Told>().cursor({ batchSize: TOGETHER })
  for await (const told of paced(all)) if (isTurnOf(told)) facts.push(factsOf(told))
  return facts
}

const factsOf = ({ _id, kind, record, filer, filedOn, state, decision, publishedOn }: Told): ObjectionFacts => ({
  number: _id,
  kind,
  record,
  filer,
  filedOn,
  isAccepted: state !== 'received',
  decided: decision && publishedOn !== null ? { outcome: decision.outcome, unit: decision.unit, on: decision.on, publishedOn } : null,
})

/** Asked of each objection by number: whether it is told, or waits behind older ones to the same record. */
function turns(): (told: Told) => boolean {
  const waiting = new Map<string, number>()
  return ({ kind, record, state }) => {
    if (state !== 'received') return true
    const about = `${kind}/${record}`
    const before = waiting.get(about) ?? 0
    waiting.set(about, before + 1)
    return before < RECEIVED_TOLD_MAX
  }
}
