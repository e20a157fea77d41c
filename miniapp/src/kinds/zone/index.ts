import type { KindPages } from '../define'
import { ZoneLine } from './Line'
import { ZoneView } from './View'
import { list } from './list'
import { zoneMark } from './mark'

export const zone: KindPages<'zone'> = {
  kind: 'zone',
  title: ({ name }) => name,
  Line: ZoneLine,
  View: ZoneView,
  list,
  mark: zoneMark,
}
