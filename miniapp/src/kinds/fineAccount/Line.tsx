import { Line } from '@/components/Line'
import { recordUrl } from '../addresses'
import type { LineProps } from '../define'
import { open } from '../open'
import { moneyWords } from './amounts'
import { UNKNOWN } from '@/text/words'

/** A month of an agency in a list: what was fined, what came in, what was spent. */
export function FineAccountLine({ item }: LineProps<'fineAccount'>) {
  const { id, month, agency, cases, finedFen, paidFen, treasuryFen, spentFen } = item
  return (
    <Line
      title={`${month} ${agency}`}
      notes={[
        `罚款 ${cases === null ? UNKNOWN : `${cases} 件`} ${moneyWords(finedFen)}`,
        `已缴 ${moneyWords(paidFen)}`,
        `入库 ${moneyWords(treasuryFen)}`,
        `支出 ${moneyWords(spentFen)}`,
      ]}
      onTap={() => open(recordUrl('fineAccount', id))}
    />
  )
}
