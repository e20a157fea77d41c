import type { Day } from '../../../shared/codes/dates'
import type { Kind } from '../../../shared/kinds/index'
import { UNDECIDED } from '../../../shared/objections/words'
import type { Objected } from '../../editions/decision'
import type { Db } from '../../models/index'

/** The objections to records of a kind on which nobody has decided yet. */
export async function objectedIn({ objections }: Db, kind: Kind): Promise<Objected> {
  const found = await objections
    .find({ kind, state: { $in: [...UNDECIDED] } }, { record: 1, filedOn: 1 })
    .lean<{ record: string; filedOn: Day }[]>()
  const days = new Map<string, Day[]>()
  for (const { record, filedOn } of found) days.set(`${kind}/${record}`, [...(days.get(`${kind}/${record}`) ?? []), filedOn])
  return days
}
