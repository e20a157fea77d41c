import { OBJECTION_OUTCOMES, SETTLEMENTS, SEVERITIES } from '@shared/kinds/penalty/words'
import { byCode, choicesOf, type ListPage } from '../define'

/** Minor ones are not published. */
const { minor: _minor, ...PUBLISHED } = SEVERITIES

export const list: ListPage = {
  placeholder: '查处罚：企业名称或违法行为',
  empty: '没有公示中的处罚。',
  notFound: '没有找到。可以查企业名称或信用代码（要写全）、违法行为。公示期满的处罚依法不再显示。',
  choices: [choicesOf('severity', '处罚轻重', '全部', PUBLISHED), choicesOf('settlement', '缴款和整改', '缴款整改不限', SETTLEMENTS)],
  bounds: {
    enterprise: (_, name) => `只列对${name ?? '这家企业'}的处罚`,
    agency: (name) => `只列${name}作出的`,
    objection: byCode(OBJECTION_OUTCOMES, (word) => `只列复议或诉讼结果是${word}的`),
  },
}
