import type { KindPages } from '../define'
import { MonthEnds } from './MonthEnds'
import { InspectionLine } from './Line'
import { InspectionView } from './View'
import { list } from './list'
import { partings } from './partings'

export const inspection: KindPages<'inspection'> = {
  kind: 'inspection',
  title: ({ problem }) => problem,
  Line: InspectionLine,
  View: InspectionView,
  list,
  Above: MonthEnds,
  partings,
}
