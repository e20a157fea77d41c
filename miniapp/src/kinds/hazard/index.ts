import type { KindPages } from '../define'
import { HazardLine } from './Line'
import { HazardView } from './View'
import { list } from './list'
import { hazardMark } from './mark'
import { partings } from './partings'

export const hazard: KindPages<'hazard'> = {
  kind: 'hazard',
  title: ({ title, description }) => title ?? description,
  Line: HazardLine,
  View: HazardView,
  list,
  mark: hazardMark,
  partings,
}
