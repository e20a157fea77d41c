import type { Day } from '../../../shared/codes/dates'
import type { Kind } from '../../../shared/kinds/index'
import { UNDECIDED } from '../../../shared/objections/words'
import type { Objected } from '../../editions/decision'
import type { Db } from '../../models/index'
import { paced } from '../../steps'

/** The objections to records of a kind on which nobody has decided yet. Others are let in meanwhile. */
export async function objectedIn({ objections }: Db, kind: Kind): Promise<Objected> {
  const found = objections
    .find({ kind, state: { $in: [...UNDECIDED] } }, { record: 1, filedOn: 1 })
    .lean<{ record: string; filedOn: Day }>()
    .cursor()
  const days = new Map<string, Day[]>()
  for await (const { record, filedOn } of paced(found)) {
    const known = days.get(`${kind}/${record}`)
    if (known) known.push(filedOn)
    else days.set(`${kind}/${record}`, [filedOn])
  }
  return days
}
