import type { KindPages } from '../define'
import { AgainstCard } from '../inventory/Against'
import { SiteLine } from './Line'
import { SiteView } from './View'
import { list } from './list'
import { siteMark } from './mark'

export const site: KindPages<'site'> = {
  kind: 'site',
  title: ({ name }) => name,
  Line: SiteLine,
  View: SiteView,
  list,
  Above: AgainstCard,
  mark: siteMark,
}
