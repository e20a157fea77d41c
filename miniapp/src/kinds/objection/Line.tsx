import { KINDS } from '@shared/kinds/index'
import { Line } from '@/components/Line'
import { recordUrl } from '../addresses'
import type { LineProps } from '../define'
import { open } from '../open'
import { isOverdue, standingWords } from './words'

/** One objection in a list: against what, and how it stands. */
export function ObjectionLine({ item, today }: LineProps<'objection'>) {
  const { id, no, aboutKind, filedOn } = item
  return (
    <Line
      title={`异议 ${no}`}
      notes={[`对${KINDS[aboutKind]}`, `${filedOn} 收到`, (isOverdue(item, today) ? '■ ' : '') + standingWords(item, today)]}
      onTap={() => open(recordUrl('objection', id))}
    />
  )
}
