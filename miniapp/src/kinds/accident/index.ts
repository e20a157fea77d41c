import type { KindPages } from '../define'
import { Above } from './Above'
import { AccidentLine } from './Line'
import { Tracked } from './Tracked'
import { AccidentView } from './View'
import { list } from './list'
import { partings } from './partings'

export const accident: KindPages<'accident'> = {
  kind: 'accident',
  title: ({ title }) => title,
  Line: AccidentLine,
  View: AccidentView,
  list,
  Above,
  partings,
  tracked: { title: '事故整改建议', All: Tracked },
}
