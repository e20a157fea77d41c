import type { KindPages } from '../define'
import { ZoneLine } from './Line'
import { ZoneView } from './View'
import { list } from './list'

export const zone: KindPages<'zone'> = {
  kind: 'zone',
  title: ({ name }) => name,
  Line: ZoneLine,
  View: ZoneView,
  list,
}
