import type { InventoryItem } from '@shared/kinds/inventory/schema'
import { SITE_KINDS } from '@shared/kinds/site/words'
import { Line } from '@/components/Line'
import { UNKNOWN } from '@/text/words'
import { recordUrl } from '../addresses'
import { open } from '../open'

export function InventoryLine({ item }: { item: InventoryItem }) {
  const { id, division, siteKind, total, asOf } = item
  return (
    <Line
      title={`${SITE_KINDS[siteKind]} ${total} 处`}
      notes={[`行政区划 ${division}`, asOf ?? `日期${UNKNOWN}`]}
      onTap={() => open(recordUrl('inventory', id))}
    />
  )
}
