import type { KindPages } from '../define'
import { Above } from './Above'
import { FineAccountLine } from './Line'
import { FineAccountView } from './View'
import { list } from './list'
import { partings } from './partings'

export const fineAccount: KindPages<'fineAccount'> = {
  kind: 'fineAccount',
  title: ({ month }) => `${month} 罚款收支`,
  Line: FineAccountLine,
  View: FineAccountView,
  list,
  Above,
  partings,
}
