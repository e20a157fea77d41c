import { AUDIENCES, DIRECTIVE_FORMS, MEASURE_OUTCOMES, MISSING, SUBSTANCES } from '@shared/kinds/directive/words'
import { byCode, choicesOf, type ListPage } from '../define'

export const list: ListPage = {
  placeholder: '查文件：名称、文号、单位、措施',
  empty: '没有符合条件的会议文件。没有公布，不等于没有发过。',
  notFound: '没有找到。可以查名称、文号、发文单位、要求、措施和责任单位。没有公布，不等于没有发过。',
  choices: [
    choicesOf('form', '形式', '会议和文件', DIRECTIVE_FORMS),
    choicesOf('substance', '内容核查', '全部', SUBSTANCES),
    choicesOf('outcome', '落实结果', '全部结果', MEASURE_OUTCOMES),
    choicesOf('audience', '落实到', '全部对象', AUDIENCES),
  ],
  bounds: {
    from: (day) => `只列最早一条没有落实的措施在 ${day} 或以后到期的`,
    to: (day) => `只列有措施应在 ${day} 或以前落实、还没有落实的`,
    issuer: (name) => `只列${name}印发的`,
    year: (year) => `只列 ${year} 年印发的`,
    no: (no) => `只列文号是“${no}”的`,
    division: (code, name) => `只列${name ?? `行政区划 ${code} `}的会议文件`,
    missing: byCode(MISSING, (word) => `只列没有全部写明${word}的`),
  },
}
