import type { AccidentItem } from '@shared/kinds/accident/schema'
import { harmWords } from '@shared/kinds/accident/harm'
import { ACCIDENT_LEVELS, ACCIDENT_NATURES } from '@shared/kinds/accident/words'
import { Line } from '@/components/Line'
import { UNKNOWN } from '@/text/words'
import { recordUrl } from '../addresses'
import { open } from '../open'
import { titleOf } from './title'

export function AccidentLine({ item }: { item: AccidentItem }) {
  const { id, occurredOn, level, category, nature, publicUntil } = item
  return (
    <Line
      title={titleOf(item)}
      notes={[
        occurredOn ?? `日期${UNKNOWN}`,
        level ? `${ACCIDENT_LEVELS[level]}事故` : `等级${UNKNOWN}`,
        category,
        harmWords(item),
        ACCIDENT_NATURES[nature],
        publicUntil && `公示至 ${publicUntil}`,
      ]}
      onTap={() => open(recordUrl('accident', id))}
    />
  )
}
