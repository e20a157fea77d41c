import type { KindPages } from '../define'
import { Above } from './Above'
import { DirectiveLine } from './Line'
import { DirectiveView } from './View'
import { list } from './list'
import { partings } from './partings'

export const directive: KindPages<'directive'> = {
  kind: 'directive',
  title: ({ title }) => title,
  Line: DirectiveLine,
  View: DirectiveView,
  list,
  Above,
  partings,
}
