import { KINDS } from '@shared/kinds/index'
import { Line } from '@/components/Line'
import { recordUrl } from '../addresses'
import type { LineProps } from '../define'
import { open } from '../open'
import { standingWords } from './words'

/** One reply in a list: whose, to what, and what became of it. */
export function ReplyLine({ item }: LineProps<'reply'>) {
  return (
    <Line
      title={`${item.enterprise.name}的回应`}
      notes={[`对${KINDS[item.aboutKind]}`, `${item.filedOn} 写`, standingWords(item)]}
      onTap={() => open(recordUrl('reply', item.id))}
    />
  )
}
