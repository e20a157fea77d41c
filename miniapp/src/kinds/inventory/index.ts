import { SITE_KINDS } from '@shared/kinds/site/words'
import type { KindPages } from '../define'
import { AgainstAll } from './Against'
import { InventoryLine } from './Line'
import { InventoryView } from './View'
import { list } from './list'

export const inventory: KindPages<'inventory'> = {
  kind: 'inventory',
  title: ({ siteKind }) => `${SITE_KINDS[siteKind]}底数`,
  Line: InventoryLine,
  View: InventoryView,
  list,
  Above: AgainstAll,
}
