import { HAZARD_LEVELS, HAZARD_STATUSES, OUTCOMES } from '@shared/kinds/hazard/words'
import { SECTORS } from '@shared/vocabulary'
import { choicesOf, type ListPage } from '../define'

export const list: ListPage = {
  placeholder: '查隐患：名称、编号或责任单位',
  empty: '没有符合条件的隐患。没有公布，不等于没有隐患。',
  choices: [
    choicesOf('level', '级别', '全部级别', HAZARD_LEVELS),
    choicesOf('outcome', '整改结果', '全部', OUTCOMES),
    choicesOf('status', '状态', '全部状态', HAZARD_STATUSES),
    choicesOf('sector', '行业', '全部行业', SECTORS),
  ],
}
