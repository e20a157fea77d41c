import { SEVERITIES } from '@shared/kinds/penalty/words'
import { choicesOf, type ListPage } from '../define'

/** Minor ones are not published. */
const { minor: _minor, ...PUBLISHED } = SEVERITIES

export const list: ListPage = {
  placeholder: '查处罚：企业名称或违法行为',
  empty: '没有公示中的处罚。',
  notFound: '没有找到。可以查企业名称或信用代码（要写全）、违法行为。公示期满的处罚依法不再显示。',
  choices: [choicesOf('severity', '处罚轻重', '全部', PUBLISHED)],
  bounds: { enterprise: (_, name) => `只列对${name ?? '这家企业'}的处罚` },
}
