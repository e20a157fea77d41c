import { SEVERITIES } from '@shared/kinds/penalty/words'
import { choicesOf, type ListPage } from '../define'

/** Minor ones are not published. */
const { minor: _minor, ...PUBLISHED } = SEVERITIES

export const list: ListPage = {
  placeholder: '查处罚：企业名称或违法行为',
  empty: '没有公示中的处罚。',
  choices: [choicesOf('severity', '处罚轻重', '全部', PUBLISHED)],
  bounds: { enterprise: () => '只列对这家企业的处罚' },
}
