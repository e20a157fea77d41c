import type { ZoneItem } from '@shared/kinds/zone/schema'
import { ZONE_LEVELS } from '@shared/kinds/zone/words'
import { Line } from '@/components/Line'
import { UNKNOWN } from '@/text/words'
import { recordUrl } from '../addresses'
import { open } from '../open'

export function ZoneLine({ item }: { item: ZoneItem }) {
  const { id, name, level, headline } = item
  return <Line title={name} notes={[ZONE_LEVELS[level], headline ?? `责任人${UNKNOWN}`]} onTap={() => open(recordUrl('zone', id))} />
}
