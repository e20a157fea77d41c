import { KINDS } from '@shared/kinds/index'
import { REPLY_GROUNDS, REPLY_STAGES } from '@shared/kinds/reply/words'
import { byCode, choicesOf, type ListPage } from '../define'

export const list: ListPage = {
  placeholder: '查企业回应：企业名称、编号',
  empty: '没有符合条件的企业回应。没有公布，不等于没有企业写过。',
  choices: [choicesOf('stage', '怎样了', '全部', REPLY_STAGES), choicesOf('ground', '遮盖或不公布的理由', '全部理由', REPLY_GROUNDS)],
  bounds: {
    from: (day) => `只列 ${day} 或以后阅读的`,
    to: (day) => `只列 ${day} 或以前阅读的`,
    unit: (name) => `只列${name}阅读的`,
    aboutKind: byCode(KINDS, (word) => `只列对${word}的`),
    record: () => '只列对一条记录的',
  },
}
