import { COUNTED_KINDS } from '@shared/kinds/inventory/counted'
import type { KindPages } from '../define'
import { AgainstAll } from './Against'
import { InventoryLine } from './Line'
import { InventoryView } from './View'
import { list } from './list'

export const inventory: KindPages<'inventory'> = {
  kind: 'inventory',
  title: ({ siteKind }) => `${COUNTED_KINDS[siteKind]}底数`,
  Line: InventoryLine,
  View: InventoryView,
  list,
  Above: AgainstAll,
}
