import { BOARDS } from '@shared/kinds/notice/words'
import { SECTORS } from '@shared/vocabulary'
import { choicesOf, type ListPage } from '../define'

export const list: ListPage = {
  placeholder: '查通报：标题或企业名称',
  empty: '没有符合条件的通报。公示期满的通报依法不再显示。',
  notFound: '没有找到。可以查标题、企业名称或信用代码（要写全）。公示期满的通报依法不再显示。',
  choices: [choicesOf('board', '公示栏', '全部', BOARDS), choicesOf('sector', '行业领域', '全部行业领域', SECTORS)],
  bounds: { enterprise: (_, name) => `只列关于${name ?? '这家企业'}的通报` },
}
