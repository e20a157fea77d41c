import { MONTH, monthWords } from '@shared/codes/months'
import { CAUSES, INSPECTION_OUTCOMES, INSPECTION_REMARKS, INSPECTION_STATUSES } from '@shared/kinds/inspection/words'
import { SECTORS } from '@shared/vocabulary'
import { byCode, choicesOf, type ListPage } from '../define'

export const list: ListPage = {
  placeholder: '查暗访发现的问题：内容、编号、单位',
  empty: '没有符合条件的问题。没有公布，不等于没有发现。',
  notFound: '没有找到。可以查问题内容、编号、被暗访单位、责任单位和公开的地址。没有公布，不等于没有发现。',
  choices: [
    choicesOf('outcome', '整改结果', '全部结果', INSPECTION_OUTCOMES),
    choicesOf('cause', '原因', '全部原因', CAUSES),
    choicesOf('status', '状态', '全部状态', INSPECTION_STATUSES),
    choicesOf('sector', '行业领域', '全部行业领域', SECTORS),
  ],
  bounds: {
    from: (day) => `只列整改期限在 ${day} 或以后的`,
    to: (day) => `只列整改期限在 ${day} 或以前的`,
    listMonth: (month) => (MONTH.test(month) ? `只列 ${monthWords(month)}清单上的问题` : null),
    visit: (visit) => `只列暗访批次“${visit}”发现的问题`,
    enterprise: (_, name) => `只列在${name ?? '这家企业'}发现的问题`,
    hazard: (no, name) => `只列列入隐患“${name ?? no}”的问题`,
    zone: (_, name) => `只列在${name ?? '这个片区'}发现的问题`,
    division: (code, name) => `只列在${name ?? `行政区划 ${code} `}发现的问题`,
    remark: byCode(INSPECTION_REMARKS, (word) => `只列「${word}」的问题`),
  },
}
