import { toHalfWidth } from './text'

/** The name with all but its first character hidden: 张三 → 张*, 欧阳娜娜 → 欧*** (domain 9.3: first character only). */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  return characters.length === 0 ? '' : characters[0] + '*'.repeat(Math.max(1, characters.length - 1))
}

/** What people put between the digits of a number, at most two of them together. */
const GAP = '[\\s\\u200b-\\u200d\\u2060\\ufeff\\-－—–.·/_]{0,2}'
const digits = (count: number): string => `(?:${GAP}\\d){${count}}`

const MOBILE = new RegExp(`(?<!\\d)((?:\\+?(?:00)?86${GAP}|0${GAP})?1${GAP}[3-9]${GAP}\\d)${digits(4)}((?:${GAP}\\d){4})(?!\\d)`, 'g')
/** 18 characters with a plausible birth date, or the 15 digits of an old card. */
const IDENTITY_18 = new RegExp(`(?<!\\d)[1-9]${digits(16)}${GAP}[\\dXx](?!\\d)`, 'g')
const IDENTITY_15 = /(?<![\dA-Za-z])[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?![\dA-Za-z])/g
/** Bank accounts and passports, where a word before them says that they are one. */
const ACCOUNT = new RegExp(`((?:账号|帐号|账户|帐户|卡号|护照|通行证)[^\\d\\n]{0,8}?[A-Za-z]?)(?:${GAP}\\d){8,19}(?!\\d)`, 'g')
/** Behind a word that says so, any number of that length is one, whatever birth date it has. */
const LABELLED = new RegExp(`((?:身份证|身份證|证件号|證件號)[^\\d\\n]{0,8})\\d${digits(13)}(?:${GAP}\\d){0,3}${GAP}[\\dXx](?!\\d)`, 'g')
/** Numbers that were written into each other. */
const GLUED = /(?<!\d)\d{22,}[Xx]?(?!\d)/g
const PLATE =
  /([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z])[·・ ]?[A-HJ-NP-Z0-9]{3,4}([A-HJ-NP-Z0-9]{2}|[A-HJ-NP-Z0-9][挂警学港澳领使])(?![A-Za-z0-9])/g

/** Whether 18 characters, whatever parts them, hold a birth date where an identity number has it. */
function isIdentity(found: string): boolean {
  const plain = found.replace(/[^\dXx]/g, '')
  return /^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(plain)
}

/** A text without a digit holds no number of anybody, and no plate: most texts are let through by this alone. */
const MAY_HOLD = /[0-9０-９]/

/** Whether a text holds a mainland mobile number, with or without separators inside it. */
export const holdsMobile = (text: string): boolean => MAY_HOLD.test(text) && toHalfWidth(text).search(MOBILE) >= 0

/** Whether a text holds a mainland identity card number. */
export function holdsIdentityNumber(text: string): boolean {
  if (!MAY_HOLD.test(text)) return false
  const plain = toHalfWidth(text)
  return (
    [...plain.matchAll(IDENTITY_18)].some(([found]) => isIdentity(found)) ||
    plain.search(IDENTITY_15) >= 0 ||
    plain.search(LABELLED) >= 0 ||
    [...plain.matchAll(GLUED)].some(([found]) => isIdentity(found.slice(0, 18)) || isIdentity(found.slice(-18)))
  )
}

/** The text with identity card numbers, mobile and account numbers and the middle of number plates hidden (domain 9.3). */
export function maskPersonalData(text: string): string {
  if (!MAY_HOLD.test(text)) return text
  // Full-width digits hide a number from a pattern, not from a reader.
  const plain = text.replace(/[０-９Ｘｘ]/g, toHalfWidth)
  return plain
    .replace(LABELLED, '$1**************')
    .replace(GLUED, (found) => (isIdentity(found.slice(0, 18)) || isIdentity(found.slice(-18)) ? '**************' : found))
    .replace(IDENTITY_18, (found) => (isIdentity(found) ? '**************' : found))
    .replace(IDENTITY_15, '**************')
    .replace(ACCOUNT, '$1********')
    .replace(MOBILE, (_, head: string, tail: string) => `${head}****${tail.replace(/\D/g, '')}`)
    .replace(PLATE, '$1***$2')
}

/** A name that says it is a natural person's, with the person hidden: 王小明(自然人) → 王**(自然人). */
export function maskNaturalPerson(name: string): string {
  const [, person = '', form] = /^(.*?)\s*[（(](自然人|个人|個人|个体|个体户|个体工商户)[）)]$/.exec(name) ?? []
  if (form === undefined || (form.startsWith('个体') && !looksLikePerson(person))) return name
  return `${maskName(person.replace(/[○〇＊*]/g, ''))}（${form}）`
}

/** How the names of organisations end: words that no person is called, and single characters that need a longer name. */
const ORGANISATION =
  /(?:公司|企业|企業|商行|银行|銀行|信托|集团|集團|中心|协会|協會|合作社|联社|分社|工厂|工廠|学校|學校|医院|醫院|商店|超市|饭店|酒店|事务所)$|^.{4,}[社站局部所院校行會会處处坊场場矿礦队隊组組]$|^.{2,}[厂廠店館馆铺鋪厅吧]$/

/** Whether a name is plainly an organisation's. */
export const isOrganisation = (name: string): boolean => ORGANISATION.test(name.trim().replace(/[（(][^（()）]*[）)]$/, ''))

/** What stands before a person's name in its cell, and says who that is. */
const WHO =
  /^(?:法定代表人|法人代表|负责人|負責人|经营者|当事人|當事人|联系人|业主|法人|.{0,8}[人者])[:：]|^(?:法定代表人|法人代表|经营者|当事人)(?=\p{Script=Han}{2,4}$)/u
/** What stands behind it. */
const TITLE = /(?<=^\p{Script=Han}{2,4})(?:总经理|经理|厂长|董事长|主任|局长|科长|队长|书记|先生|女士)$/u
/** Words that stand in the columns of persons and are none. */
const NOBODY = new Set(['不详', '未知', '本人', '个体', '法人', '自然人', '个人', '暂无', '没有', '保密', '男', '女', '无', '無'])

/**
 * The persons a cell names: parted by the usual marks and words, without labels, titles, numbers and what stands in brackets, and with a name of
 * two characters that was spread over its cell put together again.
 */
export function namesIn(cell: string): string[] {
  const parts = toHalfWidth(cell)
    .replace(/\([^()]*\)/g, '')
    .replace(/等\d*[人名].*$/, '')
    // 和 is a surname too: it parts only what stands between two names.
    .replace(/(?<=\p{Script=Han}{2,4})[和与及](?=\p{Script=Han}{2,4}(?:$|[、,;/|\s]))/gu, '、')
    .split(/[、,;/|\s]+/)
    .map((part) =>
      part
        .replace(WHO, '')
        .replace(/\d[\dXx*\-]*/g, '')
        .replace(TITLE, ''),
    )
    .filter((part) => part !== '')
  const names: string[] = []
  let isOpen = false
  for (const part of parts) {
    const isSingle = /^\p{Script=Han}$/u.test(part)
    if (isSingle && isOpen) names[names.length - 1] += part
    else names.push(part)
    isOpen = isSingle || (isOpen && isSingle)
  }
  return names.filter((name) => /\p{L}|[○〇*]/u.test(name) && !NOBODY.has(name))
}

const PERSON = /^(?:[\p{Script=Han}○〇*]{2,4}|\p{Script=Han}{2,8}(?:[·・.]\p{Script=Han}{1,10})+|[A-Z][a-z]+(?: [A-Z][a-z]+){1,2})$/u

/** Whether a party's name looks like one or several natural persons': short Han names and nothing that an organisation is called. */
export function looksLikePerson(name: string): boolean {
  if (PERSON.test(name.trim())) return !isOrganisation(name)
  const names = namesIn(name)
  return names.length > 0 && names.every((one) => PERSON.test(one) && !isOrganisation(one))
}

/**
 * The name of a punished organisation with the persons in it hidden: 某公司(王小明) → 某公司(王**), 王小明即某商店 → 王**即某商店,
 * 王小明(某商店) → 王**(某商店).
 */
export function maskParty(name: string): string {
  const isWhole = isOrganisation(name)
  return maskNaturalPerson(name)
    .replace(
      /([（(])([^（()）]{2,60})([）)])(?=([\s\S]*))/g,
      (_, open: string, inner: string, close: string, rest: string) =>
        // What stands inside a name is a place: 云帆（深圳）有限公司.
        open + (isOrganisation(rest) && !OFFICE.test(inner) ? inner : maskBracket(inner)) + close,
    )
    .replace(/^(\p{Script=Han}{2,4})(?=即|经营的|等\d*[人名]$|[（(]([^（()）]+)[）)]$)/u, (person, _, inner?: string) =>
      looksLikePerson(person) && (inner === undefined || isOrganisation(inner)) ? maskName(person) : person,
    )
    .replace(
      /((?:法定代表人|负责人|經營者|经营者|业主|当事人|當事人|个体工商户|个体户)[:：]?)(\p{Script=Han}{2,4})$/u,
      (found, label: string, person: string) => (isWhole ? found : label + maskName(person)),
    )
    .split(/([、,;；，/\s]+)/)
    .map((part, i, parts) => (parts.length > 1 && i % 2 === 0 && PERSON.test(part) && !isOrganisation(part) ? maskName(part) : part))
    .join('')
}

/** What says who a person in brackets is. */
const OFFICE = /^(.*?(?:负责人|負責人|经营者|法定代表人|法人代表|业主)[:：]?)(.+)$/

function maskBracket(inner: string): string {
  const [, title = '', names = inner] = OFFICE.exec(inner) ?? []
  if (title === '' && (PLACES.test(inner) || !looksLikePerson(names))) return inner
  return title + namesIn(names).map(maskName).join('、')
}

/** What stands in the brackets of a name and is no person: a place, or the form of a firm. */
const PLACES =
  /^(?:自然人|个人|個人|中国|中國|全国|上海|北京|天津|重庆|香港|澳门|台湾|深圳|成都|武汉|南京|西安|宁波|沈阳|大连|青岛|济南|厦门|长沙|哈尔滨|长春|昆明|合肥|南昌|南宁|太原|石家庄|海口|贵阳|拉萨|西宁|银川|乌鲁木齐|呼和浩特|.州|[一二三四五六七八九十]+期|.+自治[区州]|.+[省市区县]|.*(?:合伙|有限|普通|特殊|集团|股份|个体|独资|分公司).*)$/
