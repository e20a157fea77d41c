import { COUNTED_KINDS } from '@shared/kinds/inventory/counted'
import { choicesOf, type ListPage } from '../define'

export const list: ListPage = {
  placeholder: '查底数',
  empty: '没有公布底数。',
  choices: [choicesOf('siteKind', '类别', '全部类别', COUNTED_KINDS)],
}
