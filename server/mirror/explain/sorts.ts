import { squeeze } from '../../../shared/codes/text'
import type { Proposal } from './propose'
import type { Sample } from './sample'

/** A ledger with two lines for each thing, one of what was paid and one of what is left: only the first are sums that add up. */

const PAID = /^(?:审批|已|实际|本月|当月)?(?:支付|付款|使用|支出)(?:金额|额)?$|^审批金额$/
const LEFT = /^(?:剩余|结余|余额|未支?付)(?:金额|额)?$/

/** A sample with the lines of what was paid alone. */
export interface PaidLines {
  sample: Sample
  column: string
  word: string
  /** what the other lines hold */
  others: string[]
  /** how many lines say neither */
  untold: number
}

/** The lines of what was paid, where a column tells them from those of what is left; null where none does. */
export function paidLines(sample: Sample): PaidLines | null {
  for (const [at, name] of sample.names.entries()) {
    const words = [...new Set(sample.rows.map((cells) => squeeze(cells[at] ?? '')))].filter((word) => word !== '')
    const [word, ...more] = words.filter((one) => PAID.test(one))
    const others = words.filter((one) => LEFT.test(one))
    if (word === undefined || more.length > 0 || others.length === 0 || squeeze(name) === '') continue
    const rows = sample.rows.filter((cells) => squeeze(cells[at] ?? '') === word)
    const untold = sample.rows.filter((cells) => ![word, ...others].includes(squeeze(cells[at] ?? ''))).length
    return { sample: { ...sample, rows }, column: squeeze(name), word, others, untold }
  }
  return null
}

/** A proposal for such a sample. */
export const proposedOfPaid = ({ source, columns, remarks }: Proposal, { column, word, others, untold }: PaidLines): Proposal => ({
  source: { ...source, layout: { ...(source.layout as object | undefined), only: { column, words: [word] } } },
  columns,
  remarks: [
    `“${column}”分开两种行：只读“${word}”的（layout.only），“${others.join('”、“')}”是结余，不是发生的数，计数后不采用，请核对`,
    ...(untold === 0 ? [] : [`有 ${untold} 行的“${column}”空着或写着别的，也不采用：是“${word}”的请来源写上`]),
    ...remarks,
  ],
})
