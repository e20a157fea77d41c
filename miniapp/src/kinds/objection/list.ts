import { KINDS } from '@shared/kinds/index'
import { OBJECTION_OUTCOMES, OBJECTION_STAGES } from '@shared/kinds/objection/words'
import { byCode, choicesOf, type ListPage } from '../define'

export const list: ListPage = {
  placeholder: '查异议：编号',
  empty: '没有符合条件的异议。没有公布，不等于没有人提出过。',
  choices: [choicesOf('stage', '办到哪一步', '全部', OBJECTION_STAGES), choicesOf('outcome', '决定', '全部决定', OBJECTION_OUTCOMES)],
  bounds: {
    from: (day) => `只列 ${day} 或以后收到的`,
    to: (day) => `只列 ${day} 或以前收到的`,
    unit: (name) => `只列${name}决定的`,
    aboutKind: byCode(KINDS, (word) => `只列对${word}的`),
    record: () => '只列对一条记录的',
  },
}
