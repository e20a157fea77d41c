import { isSameUnit } from '../../../shared/objections/independence'

/** The places in front of the name of an office: 虚构市甲县应急管理局. */
const PLACES = /^(?:\p{Script=Han}{0,8}?(?:自治[区州县旗]|省|市(?!场|政|容)|地区|州|盟|县|縣|区|區|旗|镇|鎮|乡|鄉|街道))+/u
/** Offices that speak for all others of their place. */
const OF_ALL = /^(?:人民政府|政府|财政[厅局所]?|財政[廳局所]?|安全生产委员会|安委)(?:办公室|办)?$/

/** What an office is called in any place; empty: it may speak for all others. */
const tradeOf = (agency: string): string => agency.replace(PLACES, '').replace(OF_ALL, '')

/**
 * Whether the money of one agency may be a part of another's, by their names as `agencyKey` writes them: one is within the other's name, both are the same
 * office of two places, or one speaks for all. Rather two too many are taken for whole and part.
 */
export function maySpendTogether(one: string, other: string): boolean {
  const [a, b] = [tradeOf(one), tradeOf(other)]
  return a.includes(b) || b.includes(a) || isSameUnit(one, other)
}
