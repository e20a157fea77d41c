import { toHalfWidth } from './text'

/** The name with all but its first character hidden: 张三 → 张*, 欧阳娜娜 → 欧*** (domain 9.3: first character only). */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  return characters.length === 0 ? '' : characters[0] + '*'.repeat(Math.max(1, characters.length - 1))
}

const MOBILE = /(^|\D)((?:\+?(?:00)?86[ -]?)?1[3-9]\d)[ .-]?\d{4}[ .-]?(\d{4})(?!\d)/g
/** 18 characters with a plausible birth date, or the 15 digits of an old card; blanks may stand between its parts. */
const IDENTITY =
  /(^|[^\dA-Za-z])[1-9]\d{5} ?(?:(?:19|20)\d{2} ?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]) ?\d{3}[\dXx]|\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})(?![\dA-Za-z])/g
const PLATE =
  /([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z])[·・ ]?[A-HJ-NP-Z0-9]{3,4}([A-HJ-NP-Z0-9]{2})(?![A-Za-z0-9])/g

/** Whether a text holds a mainland mobile number, with or without separators inside it. */
export const holdsMobile = (text: string): boolean => toHalfWidth(text).search(MOBILE) >= 0

/** Whether a text holds a mainland identity card number. */
export const holdsIdentityNumber = (text: string): boolean => toHalfWidth(text).search(IDENTITY) >= 0

/** The text with identity card numbers, mobile numbers and the middle of number plates hidden (domain 9.3). */
export function maskPersonalData(text: string): string {
  // Full-width digits hide a number from a pattern, not from a reader.
  const plain = text.replace(/[０-９Ｘｘ]/g, toHalfWidth)
  return plain.replace(IDENTITY, '$1**************').replace(MOBILE, '$1$2****$3').replace(PLATE, '$1***$2')
}

/** A name that says it is a natural person's, with the person hidden: 王小明(自然人) → 王**(自然人). */
export function maskNaturalPerson(name: string): string {
  const match = /^(.*?)\s*[（(](自然人|个人|個人)[）)]$/.exec(name)
  return match ? `${maskName((match[1] ?? '').replace(/[○〇＊*]/g, ''))}（${match[2]}）` : name
}

/** How the names of organisations end, or what they hold. A short name without any of it is taken for a person's. */
const ORGANISATION =
  /公司|企业|企業|商行|银行|銀行|信托|集团|集團|中心|协会|協會|合作社|联社|分社|工厂|工廠|学校|學校|医院|醫院|[厂廠店社站局部所院校行会會处處坊馆館铺鋪场場矿礦队隊组組]$/

/** Whether a name is plainly an organisation's. */
export const isOrganisation = (name: string): boolean => ORGANISATION.test(name.trim())

/** Whether a party's name looks like a natural person's: two to four Han characters and nothing that an organisation is called. */
export const looksLikePerson = (name: string): boolean =>
  /^[\p{Script=Han}·○〇＊*]{2,4}([（(、，,].*)?$/u.test(name.trim()) && !isOrganisation(name.replace(/[（(、，,].*$/, ''))

/** The name of a punished organisation with the persons in it hidden: 某公司(王小明) → 某公司(王**), 王小明即某商店 → 王**即某商店. */
export function maskParty(name: string): string {
  return maskNaturalPerson(name)
    .replace(/([（(])([^（()）]{2,4})([）)])/g, (whole, open: string, inner: string, close: string) =>
      looksLikePerson(inner) && !REGIONS.test(inner) ? open + maskName(inner) + close : whole,
    )
    .replace(/^([\p{Script=Han}]{2,4})(?=即)/u, (person) => (looksLikePerson(person) ? maskName(person) : person))
}

/** Words in the brackets of a name that are no person: a place or the form of a firm. */
const REGIONS = /^(中国|中國|上海|北京|天津|重庆|香港|澳门|台湾|.*[省市区县州国]|.*(合伙|有限|普通|特殊|集团|股份|个体|独资).*)$/
