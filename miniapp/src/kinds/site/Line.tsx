import type { SiteItem } from '@shared/kinds/site/schema'
import { SITE_KINDS } from '@shared/kinds/site/words'
import { Line } from '@/components/Line'
import { recordUrl } from '../addresses'
import { open } from '../open'

export function SiteLine({ item }: { item: SiteItem }) {
  const { id, name, siteKind, enterprise } = item
  return <Line title={name} notes={[SITE_KINDS[siteKind], enterprise?.name ?? null]} onTap={() => open(recordUrl('site', id))} />
}
