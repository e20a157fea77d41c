import type { KindPages } from '../define'
import { NoticeLine } from './Line'
import { NoticeView } from './View'
import { list } from './list'

export const notice: KindPages<'notice'> = {
  kind: 'notice',
  title: ({ title }) => title,
  Line: NoticeLine,
  View: NoticeView,
  list,
}
