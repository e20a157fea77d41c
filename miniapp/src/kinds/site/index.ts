import type { KindPages } from '../define'
import { SiteLine } from './Line'
import { SiteView } from './View'
import { list } from './list'

export const site: KindPages<'site'> = {
  kind: 'site',
  title: ({ name }) => name,
  Line: SiteLine,
  View: SiteView,
  list,
}
