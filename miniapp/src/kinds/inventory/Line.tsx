import type { InventoryItem } from '@shared/kinds/inventory/schema'
import { COUNTED_KINDS } from '@shared/kinds/inventory/counted'
import { Line } from '@/components/Line'
import { UNKNOWN } from '@/text/words'
import { recordUrl } from '../addresses'
import { open } from '../open'

export function InventoryLine({ item }: { item: InventoryItem }) {
  const { id, division, siteKind, total, asOf } = item
  return (
    <Line
      title={`${COUNTED_KINDS[siteKind]} ${total} 处`}
      notes={[`行政区划 ${division}`, asOf ?? `日期${UNKNOWN}`]}
      onTap={() => open(recordUrl('inventory', id))}
    />
  )
}
