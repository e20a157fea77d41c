import { SITE_KINDS } from '@shared/kinds/site/words'
import { choicesOf, type ListPage } from '../define'

export const list: ListPage = {
  placeholder: null,
  empty: '没有公布底数：已知有多少，现在不知道。',
  choices: [choicesOf('siteKind', '类别', '全部类别', SITE_KINDS)],
  bounds: { division: (code) => `只列行政区划 ${code} 的底数` },
}
