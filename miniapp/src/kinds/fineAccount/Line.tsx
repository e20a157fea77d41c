import { Line } from '@/components/Line'
import { recordUrl } from '../addresses'
import type { LineProps } from '../define'
import { open } from '../open'
import { inOneUnit } from './amounts'
import { UNKNOWN } from '@/text/words'

/** A month of an agency in a list: what was fined, what came in, what was spent. */
export function FineAccountLine({ item }: LineProps<'fineAccount'>) {
  const { id, month, agency, cases, finedFen, paidFen, treasuryFen, spentFen } = item
  const [fined = '', paid = '', treasury = '', spent = ''] = inOneUnit([finedFen, paidFen, treasuryFen, spentFen])
  return (
    <Line
      title={`${month} ${agency}`}
      notes={[`罚款 ${cases === null ? UNKNOWN : `${cases} 件`} ${fined}`, `已缴 ${paid}`, `入库 ${treasury}`, `支出 ${spent}`]}
      onTap={() => open(recordUrl('fineAccount', id))}
    />
  )
}
