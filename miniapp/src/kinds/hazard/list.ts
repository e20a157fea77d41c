import {
  CLOSED_BY_FIXER,
  COMMITMENTS,
  DEADLINE_MOVES,
  FOUND_BY,
  HAZARD_LEVELS,
  HAZARD_REMARKS,
  HAZARD_STATUSES,
  MONEY,
  OUTCOMES,
} from '@shared/kinds/hazard/words'
import { SECTORS } from '@shared/vocabulary'
import { wordOf } from '@/text/words'
import { choicesOf, type ListPage } from '../define'

export const list: ListPage = {
  placeholder: '查隐患：名称、编号或责任单位',
  empty: '没有符合条件的隐患。没有公布，不等于没有隐患。',
  choices: [
    choicesOf('level', '级别', '全部级别', HAZARD_LEVELS),
    choicesOf('outcome', '整改结果', '全部结果', OUTCOMES),
    choicesOf('status', '状态', '全部状态', HAZARD_STATUSES),
    choicesOf('sector', '行业领域', '全部行业领域', SECTORS),
  ],
  bounds: {
    from: (day) => `只列期限在 ${day} 或以后的`,
    to: (day) => `只列期限在 ${day} 或以前的`,
    enterprise: () => '只列这家企业的隐患',
    site: () => '只列这处监管点的隐患',
    zone: () => '只列这个片区的隐患',
    division: (code) => `只列行政区划 ${code} 的隐患`,
    department: (name) => `只列${name}督办的隐患`,
    missing: (code) => `只列没有公布${wordOf<Record<string, string>>(COMMITMENTS, code)}的隐患`,
    money: (code) => `只列公布了${wordOf<Record<string, string>>(MONEY, code)}的隐患`,
    moved: (code) => `只列${wordOf<Record<string, string>>(DEADLINE_MOVES, code)}的隐患`,
    closedByFixer: (code) => `只列「整改人自己复查：${wordOf<Record<string, string>>(CLOSED_BY_FIXER, code)}」的隐患`,
    foundBy: (code) => `只列${wordOf<Record<string, string>>(FOUND_BY, code)}发现的隐患`,
    remark: (code) => `只列「${wordOf<Record<string, string>>(HAZARD_REMARKS, code)}」的隐患`,
  },
}
