import type { ObjectionCaseAnswer, ObjectionLine } from '../../../shared/api/objections'
import type { Day } from '../../../shared/codes/dates'
import { timelinessOf } from '../../../shared/objections/clock'
import { dependenceOf, DEPENDENCE, type Decider } from '../../../shared/objections/independence'
import { lawfulObjectionMoves } from '../../../shared/objections/lifecycle'
import { objectionDue } from '../../law/objections'
import type { ObjectionDoc } from '../../models/objection'

/** What a line of the hall needs of an objection. */
export type Listed = Pick<ObjectionDoc, '_id' | 'kind' | 'record' | 'title' | 'filer' | 'filedOn' | 'state' | 'handler' | 'decision'>
export const LISTED_FIELDS = { kind: 1, record: 1, title: 1, filer: 1, filedOn: 1, state: 1, handler: 1, decision: 1 } as const

/** An objection as a line of the hall on a day. */
export function presentObjectionLine(
  { _id, kind, record, title, filer, filedOn, state, handler, decision }: Listed,
  today: Day,
): ObjectionLine {
  const due = objectionDue(filedOn)
  const late = timelinessOf({ due, decidedOn: decision?.on ?? null }, today) === 'late'
  return { number: _id, kind, record, title, filer, filedOn, due, late, state, handler, outcome: decision?.outcome ?? null }
}

/** What is open first, by its last day, which is the day of filing too; then what waits to be made public; then what is over, the newest first. */
export function byClock(a: ObjectionLine, b: ObjectionLine): number {
  const rank = ({ state }: ObjectionLine) => (state === 'published' ? 2 : state === 'decided' ? 1 : 0)
  const older = a.number < b.number ? -1 : 1
  return rank(a) - rank(b) || (rank(a) === 2 ? -older : older)
}

/** One objection as an officer of the hall sees it. */
export function presentObjection(
  doc: ObjectionDoc,
  { mover, today, isPublic, colleagues }: { mover: Decider; today: Day; isPublic: boolean; colleagues: ObjectionCaseAnswer['colleagues'] },
): ObjectionCaseAnswer {
  const dependence = doc.decision === null ? dependenceOf(mover, doc.authors) : null
  return {
    ...presentObjectionLine(doc, today),
    id: doc.id,
    uscc: doc.uscc,
    isPublic,
    wrong: doc.wrong,
    stands: doc.stands,
    hasContact: doc.contact !== null,
    authors: doc.authors.map(({ unit, officer, stated }) => ({ unit, officer, stated })),
    decision: doc.decision && { ...doc.decision },
    publishedOn: doc.publishedOn,
    lawful: lawfulObjectionMoves(doc, mover),
    barred: dependence && DEPENDENCE[dependence],
    colleagues,
    lines: doc.lines.map(({ at, officer, move, detail }) => ({ at: at.toISOString(), officer, move, detail })),
    revision: doc.revision,
  }
}
