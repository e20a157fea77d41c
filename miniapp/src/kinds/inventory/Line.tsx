import { SITE_KINDS } from '@shared/kinds/site/words'
import { SECTORS } from '@shared/vocabulary'
import { Line } from '@/components/Line'
import { UNKNOWN } from '@/text/words'
import { recordUrl } from '../addresses'
import type { LineProps } from '../define'
import { open } from '../open'
import { useDivisionNames } from '../zone/divisions'

/** A count of what is known to exist: of what, how many, where, counted by whom and when. */
export function InventoryLine({ item: { id, division, sector, siteKind, total, asOf, countedBy } }: Pick<LineProps<'inventory'>, 'item'>) {
  const nameOf = useDivisionNames()
  return (
    <Line
      title={`${SITE_KINDS[siteKind]}：已知 ${total} 处`}
      notes={[
        nameOf(division),
        sector === null ? '各行业合计' : SECTORS[sector],
        asOf === null ? `统计日期${UNKNOWN}` : `截至 ${asOf}`,
        countedBy ?? `统计单位${UNKNOWN}`,
      ]}
      onTap={() => open(recordUrl('inventory', id))}
    />
  )
}
