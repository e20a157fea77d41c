import type { HazardItem } from '@shared/kinds/hazard/schema'
import { HAZARD_LEVELS, HAZARD_STATUSES } from '@shared/kinds/hazard/words'
import { Line } from '@/components/Line'
import { UNKNOWN } from '@/text/words'
import { recordUrl } from '../addresses'
import { open } from '../open'

export function HazardLine({ item }: { item: HazardItem }) {
  const { id, title, level, enterprise, due, status } = item
  return (
    <Line
      title={title ?? '隐患'}
      notes={[enterprise?.name ?? null, HAZARD_STATUSES[status], due === null ? `期限${UNKNOWN}` : `期限 ${due}`]}
      mark={level === null ? `级别${UNKNOWN}` : HAZARD_LEVELS[level]}
      onTap={() => open(recordUrl('hazard', id))}
    />
  )
}
