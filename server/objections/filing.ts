import type { ObjectionFiled, ObjectionFiling } from '../../shared/api/objections'
import { shanghaiDay, type Day } from '../../shared/codes/dates'
import { newObjection } from '../../shared/objections/lifecycle'
import { numbered } from '../filings/numbers'
import { ApiError } from '../errors'
import { objectionDue } from '../law/objections'
import { contactDocOf, demandContactKey, isSameContact } from '../filings/contacts'
import type { ObjectionDoc } from '../models/objection'
import type { ObjectionDeps, RecordInQuestion } from './deps'

/**
 * Takes an objection in: one durable write, whose number is the acknowledgement. The same again is the same objection. Throws `record_not_found` where
 * the record is not public, `objection_not_named` where it does not name who objects, `certificate_refused`, `objection_differs`. What others have filed keeps nobody out.
 */
export async function fileObjection(deps: ObjectionDeps, filing: ObjectionFiling): Promise<ObjectionFiled> {
  const before = await heldBefore(deps, filing)
  if (before) return before
  const record = await deps.record(filing.kind, filing.record)
  if (!record) throw new ApiError('record_not_found')
  demandNamed(filing, record)
  await demandContactKey(deps.certificates, filing)
  const filedOn = shanghaiDay(deps.now())
  const doc = docOf(filing, record, filedOn)
  return numbered(filedOn, {
    before: await deps.db.objections.countDocuments({ filedOn }),
    create: async (number) => {
      await deps.db.objections.create([{ ...doc, _id: number }])
      return { number, filedOn, due: objectionDue(filedOn), again: false }
    },
    same: () => heldBefore(deps, filing),
  })
}

/** The acknowledgement of an objection that is held already; null where it is new. Throws `objection_differs` for another one under its id. */
async function heldBefore({ db }: ObjectionDeps, filing: ObjectionFiling): Promise<ObjectionFiled | null> {
  const held = await db.objections.findOne({ id: filing.id }).lean<ObjectionDoc>()
  if (!held) return null
  const isSame =
    held.lock === filing.lock &&
    held.kind === filing.kind &&
    held.record === filing.record &&
    held.uscc === filing.uscc &&
    held.wrong === filing.wrong &&
    held.stands === filing.stands &&
    isSameContact(held.contact, filing)
  if (!isSame) throw new ApiError('objection_differs')
  return { number: held._id, filedOn: held.filedOn, due: objectionDue(held.filedOn), again: true }
}

/** Whom the record names may object, and nobody else. That an official is the one who is named the desk finds out: the name is sealed. */
function demandNamed({ filer, uscc }: ObjectionFiling, { firms, namesOfficials }: RecordInQuestion): void {
  if ((filer === 'firm') !== (uscc !== null))
    throw new ApiError('invalid_body', { uscc: filer === 'firm' ? '要填统一社会信用代码' : '公职人员不填信用代码' })
  const isNamed = uscc === null ? namesOfficials : firms.includes(uscc)
  if (!isNamed) throw new ApiError('objection_not_named')
}

const docOf = (filing: ObjectionFiling, { title, decidedBy }: RecordInQuestion, filedOn: Day): Omit<ObjectionDoc, '_id'> => {
  const authors = decidedBy.map((unit) => ({ unit, officer: null, stated: false }))
  const { id, lock, kind, record, filer, uscc, wrong, stands } = filing
  return {
    ...newObjection([]),
    id,
    lock,
    filedOn,
    kind,
    record,
    title,
    filer,
    uscc,
    wrong,
    stands,
    contact: contactDocOf(filing),
    authors,
    publishedOn: null,
    revision: 0,
    lines: [],
  }
}
