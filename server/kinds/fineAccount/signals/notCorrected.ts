import { addMonths } from '../../../../shared/codes/dates'
import { decisionRecords, number, unknown, type Decision, type SignalRule } from './ledger'

/** A fine, and an earlier one of the same party for the same, of which no correction was public when it was decided. */
interface Repeat {
  first: Decision
  again: Decision
}

type Dated = Decision & { on: string; offence: string }

/** A fine that stands: what an objection annulled or changed is none that somebody was fined again after. */
const isFine = ({ fineFen, objection }: Decision): boolean =>
  fineFen !== null && fineFen > 0 && objection?.outcome !== 'annulled' && objection?.outcome !== 'reduced'
/** What can be compared: told when, for what, and against whom. */
const isTold = (one: Decision): one is Dated => one.on !== null && one.offence !== null && one.parties.length > 0

/** Each fine that follows another, with the latest such one before it. */
export function repeatsIn(decisions: readonly Decision[], withinMonths: number): Repeat[] {
  const fines = decisions.filter(isFine).filter(isTold)
  const alike = new Map<string, (Dated & { until: string })[]>()
  for (const one of fines)
    for (const party of new Set(one.parties)) {
      const key = `${party} ${one.offence}`
      alike.set(key, [...(alike.get(key) ?? []), { ...one, until: addMonths(one.on, withinMonths) }])
    }
  const repeats = new Map<string, Repeat>()
  for (const group of alike.values())
    for (const again of group)
      for (const first of group) {
        const isBefore = first.on < again.on && first.until >= again.on
        if (!isBefore || (first.correctedOn !== null && first.correctedOn <= again.on)) continue
        const known = repeats.get(again.id)
        if (known === undefined || isLater(first, known.first)) repeats.set(again.id, { first, again })
      }
  return [...repeats.values()]
}

const isLater = (one: Decision, other: Decision): boolean => `${one.on ?? ''} ${one.id}` > `${other.on ?? ''} ${other.id}`

/** The literal 养鱼: fined, not put right, fined again. */
export const notCorrected: SignalRule = {
  version: 2,
  question: '上一次罚过的，改了没有？',
  explains: '可以说明的：已经整改、只是没有公布；整改期限还没有到；或者是另一处地点的同类情形。',
  rule: ({ not_corrected: { withinMonths } }) =>
    `公示中的罚款，同一企业、同一违法行为类型（没有公布类型的，看同一法条），${withinMonths} 个月内再次被罚，而前一次到再罚那天没有公布整改完成的，一件一件列出。` +
    '复议、诉讼以后撤销或变更的不算。没有公布违法行为类型和法条的、没有公布日期的、受罚的是个人的，不能比',
  find: ({ decisions }, { not_corrected: { withinMonths } }) => {
    const fines = decisions.filter(isFine)
    if (fines.length === 0) return unknown('按这个名称没有找到公示中的罚款')
    const comparable = fines.filter(isTold).length
    const numbers = (count: number | null) => [
      number('公示中的罚款', 'count', fines.length),
      number('其中能比较的', 'count', comparable),
      number('没有公布整改又被罚的', 'count', count),
    ]
    if (comparable === 0) return unknown('公示中的罚款都没有公布可以比较的企业、类型和日期', numbers(null))
    const repeats = repeatsIn(decisions, withinMonths)
    const ids = new Set(repeats.flatMap(({ first, again }) => [first.id, again.id]))
    return {
      state: repeats.length > 0 ? 'seen' : 'not_seen',
      seen:
        repeats.length > 0
          ? `公示中的 ${comparable} 件能比较的罚款，${repeats.length} 件是同一企业 ${withinMonths} 个月内因同类行为再次被罚，前一次到那天没有公布整改完成。`
          : `公示中的 ${comparable} 件能比较的罚款，没有同一企业因同类行为再次被罚、而前一次没有公布整改的。`,
      numbers: numbers(repeats.length),
      records: decisionRecords(decisions.filter(({ id }) => ids.has(id))),
    }
  },
}
