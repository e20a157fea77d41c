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
  UNRECTIFIED_CHOICES,
} from '@shared/kinds/hazard/words'
import { SECTORS } from '@shared/vocabulary'
import { byCode, choicesOf, type ListPage } from '../define'

export const list: ListPage = {
  placeholder: '查隐患：名称、编号、单位、地址',
  empty: '没有符合条件的隐患。没有公布，不等于没有隐患。',
  notFound: '没有找到。可以查名称、编号、描述、责任单位或它的信用代码（要写全）、公开的地址、区县或镇街。没有公布，不等于没有隐患。',
  choices: [
    choicesOf('level', '级别', '全部级别', HAZARD_LEVELS),
    choicesOf('outcome', '整改结果', '全部结果', OUTCOMES),
    choicesOf('status', '状态', '全部状态', HAZARD_STATUSES),
    choicesOf('sector', '行业领域', '全部行业领域', SECTORS),
  ],
  bounds: {
    from: (day) => `只列期限在 ${day} 或以后的`,
    to: (day) => `只列期限在 ${day} 或以前的`,
    enterprise: (_, name) => `只列${name ?? '这家企业'}的隐患`,
    // A record's id has a point; a number of an office that several sites bear names none of them.
    site: (no, name) => (name || no.includes('.') ? `只列${name ?? '这处监管点'}的隐患` : `只列写了监管点编号 ${no} 的隐患`),
    no: (no) => `只列编号是“${no}”的隐患`,
    zone: (_, name) => `只列${name ?? '这个片区'}的隐患`,
    division: (code, name) => `只列${name ?? `行政区划 ${code} `}的隐患`,
    department: (name) => `只列${name}督办的隐患`,
    missing: byCode(COMMITMENTS, (word) => `只列没有公布${word}的隐患`),
    money: byCode(MONEY, (word) => `只列公布了${word}的隐患`),
    moved: byCode(DEADLINE_MOVES, (word) => `只列${word}的隐患`),
    closedByFixer: byCode(CLOSED_BY_FIXER, (word) => `只列「整改人自己复查：${word}」的隐患`),
    foundBy: byCode(FOUND_BY, (word) => `只列${word}发现的隐患`),
    unrectified: byCode(UNRECTIFIED_CHOICES, (word) => `只列「${word}」的隐患`),
    remark: byCode(HAZARD_REMARKS, (word) => `只列「${word}」的隐患`),
  },
}
