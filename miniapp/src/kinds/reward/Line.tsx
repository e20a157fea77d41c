import { monthsWords, monthWords } from '@shared/codes/months'
import { Line } from '@/components/Line'
import { recordUrl } from '../addresses'
import type { LineProps } from '../define'
import { open } from '../open'
import { budgetWords, paidWords } from './words'

/** The rewards of a year in a list: what is public of them, and up to which month. */
export function RewardLine({ item }: Pick<LineProps<'reward'>, 'item'>) {
  const { id, year, batches, openFrom, agency } = item
  const [first, last] = [batches[0], batches.at(-1)]
  return (
    <Line
      title={`${year} 年举报奖励`}
      notes={[
        paidWords(item),
        budgetWords(item),
        first && last ? monthsWords(first.firstMonth, last.lastMonth) : `${monthWords(openFrom)}起还没有公布`,
        agency,
      ]}
      onTap={() => open(recordUrl('reward', id))}
    />
  )
}
