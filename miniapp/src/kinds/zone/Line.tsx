import type { ZoneItem } from '@shared/kinds/zone/schema'
import { headlineWords } from '@shared/kinds/zone/personWords'
import { ZONE_LEVELS } from '@shared/kinds/zone/words'
import { Line } from '@/components/Line'
import { recordUrl } from '../addresses'
import { open } from '../open'

export function ZoneLine({ item }: { item: ZoneItem }) {
  const { id, name, level } = item
  return <Line title={name} notes={[ZONE_LEVELS[level], headlineWords(item)]} onTap={() => open(recordUrl('zone', id))} />
}
