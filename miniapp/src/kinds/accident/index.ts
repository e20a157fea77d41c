import type { KindPages } from '../define'
import { AccidentLine } from './Line'
import { AccidentView } from './View'
import { list } from './list'
import { partings } from './partings'

export const accident: KindPages<'accident'> = {
  kind: 'accident',
  title: ({ title }) => title,
  Line: AccidentLine,
  View: AccidentView,
  list,
  partings,
}
