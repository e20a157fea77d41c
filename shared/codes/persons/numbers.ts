import { checkCreditCode } from '../creditCode'
import { hasDigits, legible, replaceAt, type Legible } from './legible'

/** What people put between the digits of a number. */
const GAP = '(?: ?[-./_|\\\\]? ?)'
const digits = (count: number | string): string => `(?:${GAP}\\d){${count}}`

const MOBILE = new RegExp(`(?<!\\d)((?:\\+?(?:00)?86${GAP}|0${GAP})?1${GAP}[3-9]${GAP}\\d)${digits(4)}((?:${GAP}\\d){4})(?!\\d)`, 'g')
/** In its usual groups it is one whatever parts them, twice the same or in brackets: 138,0013,8000. */
const MOBILE_GROUPS =
  /(?<![\d,，、])(1[3-9]\d)(?:[)\]）】] ?\d{4}[- ]?|([^\p{L}\p{N}\n]{1,3})\d{4}\2|[^\p{L}\p{N}\n,，、;；]{1,3}\d{4}[^\p{L}\p{N}\n,，、;；]{1,3})(\d{4})(?![\d]|[,，、]\d)/gu
/** Letters that look like digits, in what else is a whole mobile number. */
const LOOK_ALIKE = /(?<![A-Za-z0-9])(?=(?:[0-9]*[OoIl]){1,7}[0-9]*(?![A-Za-z0-9]))[1Il][3-9][0-9OoIl]{9}(?![A-Za-z0-9])/g
/** 18 characters with a plausible birth date, or the 15 digits of an old card. */
const IDENTITY_18 = new RegExp(`(?<!\\d)[1-9]${digits(16)}${GAP}[\\dXx](?!\\d)`, 'g')
/** In its three groups it is one whatever parts them. */
const IDENTITY_GROUPS = /(?<!\d)[1-9]\d{5}[^\p{L}\p{N}\n]{1,3}(?:19|20)\d{6}[^\p{L}\p{N}\n]{1,3}\d{3}[\dXx](?!\d)/gu
const IDENTITY_15 = /(?<![\dA-Za-z])[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?![\dA-Za-z])/g
/** Bank accounts, passports and addresses of messengers, where a word before them says that they are one. */
const ACCOUNT = new RegExp(
  `((?:账号|帐号|賬號|帳號|账户|帐户|卡号|护照|護照|通行证|通行證|驾驶证|微信号?(?!公众号|小程序)|QQ号?)[^\\d\\n]{0,8}?[A-Za-z]?)(?:${GAP}\\d){8,19}(?!\\d)`,
  'g',
)
/** Behind a word that says so, any number of that length is one, whatever birth date it has. */
const LABELLED = new RegExp(`((?:身份证|身份證|证件号|證件號)[^\\d\\n]{0,8})\\d${digits(13)}(?:${GAP}\\d){0,3}${GAP}[\\dXx](?!\\d)`, 'g')
/** Numbers that were written into each other. */
const GLUED = /(?<!\d)\d{22,}[Xx]?(?!\d)/g
const PLATE =
  /([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z])[-. ]{0,2}[A-HJ-NP-Z0-9]{3,4}([A-HJ-NP-Z0-9]{2}|[A-HJ-NP-Z0-9][挂警学港澳领使])(?![A-Za-z0-9])/g

const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Whether the last of 18 characters is the one that GB 11643 asks for. */
function hasIdentityCheck(plain: string): boolean {
  const sum = IDENTITY_WEIGHTS.reduce((total, weight, i) => total + weight * Number(plain.charAt(i)), 0)
  return '10X98765432'.charAt(sum % 11) === plain.charAt(17).toUpperCase()
}

/**
 * Whether 18 characters, whatever parts them, hold a birth date where an identity number has it. A credit code may look so: it is one where its
 * own check digits are right (GB 32100) and that of an identity number is wrong (GB 11643). Where both are right the person outweighs.
 */
export function isIdentity(found: string): boolean {
  // Nothing can be taken off 18 characters.
  if (found.length <= 18 && !/^\d{17}[\dXx]$/.test(found)) return false
  const plain = found.replace(/[^\dXx]/g, '').toUpperCase()
  if (!/^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(plain)) return false
  return hasIdentityCheck(plain) || checkCreditCode(plain) !== 'valid'
}

/** Numbers of laws and standards: GB/T 13861-2022. */
const STANDARD =
  /(?:^|[^A-Za-z])(?:GB[ZJ]?|AQ|HG|SH|SY|JGJ?|JTG|JB|DB\d{0,4}|TSG|XF|GA|YB|YS|DL|NB|CJJ?|TB|QB|MT|LD|SL|LY|WS|CECS|ISO|IEC|EN)(?:\/[A-Z]{1,3})? ?$/
/** What follows an amount, or stands before one. */
const UNIT =
  /^(?:\.\d{1,2}(?!\d))? ?[亿万千百]?(?:元|圆|美元|港元|吨|[千毫]?克|公斤|平方|立方|[毫厘分公]?米|公里|千瓦|度|股|[人户台套个件次℃%])|^\.\d{2}(?!\d)/
const DAY = /^(?:19|20)\d{2}([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)/

/** A word right before a number that says of what thing it is, with the letters that such numbers begin with. */
const OF_A_THING =
  /(?:(?:(?:[电水气燃热]表|户|合同|协议|公文|[案批图货炉罐]|文|单|编|序列|流水|受理|备案|档案|批文|批准|许可证|产品|设备|资产|标签|铅封|铭牌|表)(?:编?号|序号)|(?:车架|大架|底盘|发动机)号码?)[^\S\n]{0,2}[:：#是为]{0,2}[^\S\n]{0,2}(?:[A-Za-z]{1,6}[-_]?|[A-HJ-NPR-Z][A-HJ-NPR-Z0-9]{0,8})?|(?:^|[^A-Za-z])VIN[码号]?[^\S\n]{0,2}[:：#是为]{0,2}[^\S\n]{0,2}[A-HJ-NPR-Z0-9]{0,8})$/
/** Where such a word says somebody's all the same, or what follows does. */
const OF_SOMEBODY =
  /电话|手机|座机|联系|联络|微信|小灵通|热线|传真|来电|致电|拨|呼|短信|通讯|会员|[客用]户|本人|身份|驾驶|[人员工者主]编?号|QQ|tel|phone|mobile/i

/** Whether a word right before these digits, in one piece, says of what thing they are the number. */
function isOfAThing(plain: string, start: number, end: number): boolean {
  if (!/^1\d{10}$/.test(plain.slice(start, end))) return false
  // eslint-disable-next-line regexp/no-super-linear-move -- bounded by LABEL_REACH
  const [before = ''] = /[^\n，,。；;、]*$/.exec(plain.slice(Math.max(0, start - LABEL_REACH), start)) ?? []
  return OF_A_THING.test(before) && !OF_SOMEBODY.test(before) && !OF_SOMEBODY.test(plain.slice(end, end + LABEL_BEHIND))
}
const LABEL_REACH = 32
const LABEL_BEHIND = 12

/** Whether digits that could be somebody's are a date, an amount, or the number of a document or a standard. */
function isNobodys(plain: string, start: number, end: number): boolean {
  const before = plain.slice(Math.max(0, start - 14), start)
  const found = plain.slice(start, end)
  const after = plain.slice(end, end + 8)
  if (DAY.test(found)) return true
  if (UNIT.test(after) || /[¥￥$] ?$/.test(before)) return true
  // A decimal, not the number of a list.
  if (/(?:\d{2}|(?:^|\D)0)\.$/.test(before)) return true
  if (found.includes('-') && STANDARD.test(before)) return true
  if (isOfAThing(plain, start, end)) return true
  return /[〔([（【]\d{4}[〕)\]）】] ?第?$/.test(before) && /^ ?号/.test(after)
}

interface Span {
  kind: 'identity' | 'mobile' | 'account' | 'plate'
  start: number
  end: number
  shown: string
}

/** What a match becomes; `from`: where in the match it begins. */
type Taken = Omit<Span, 'start' | 'end'> & { from?: number }

const IDENTITY = { kind: 'identity', shown: '**************' } as const

/** So many digits, with what may part them, are the least that a mobile and an identity number have. */
const RUN = /\d(?:[^A-Za-z\u4e00-\u9fff\n\d]{0,3}\d){10}/
const LABEL = /[账帐賬帳][号號户]|卡号|护照|護照|通行[证證]|驾驶证|微信|QQ|身份|[证證]件/

/** Every number of a person in a text as it is legible, in the order of their places. */
function spansIn(text: string): { read: Legible; spans: Span[] } {
  const read = legible(text)
  const plain = /[OoIl]/.test(read.plain)
    ? read.plain.replace(LOOK_ALIKE, (found) => found.replace(/[Oo]/g, '0').replace(/[Il]/g, '1'))
    : read.plain
  const spans: Span[] = []
  const look = (pattern: RegExp, take: (match: RegExpMatchArray, start: number) => Taken | null) => {
    for (const match of plain.matchAll(pattern)) {
      const taken = take(match, match.index)
      if (taken === null) continue
      const { from = 0, ...span } = taken
      const [start, end] = [match.index + from, match.index + match[0].length]
      if (!spans.some((one) => start < one.end && one.start < end)) spans.push({ ...span, start, end })
    }
  }
  const isLabelled = LABEL.test(plain)
  const hasRun = RUN.test(plain)
  if (isLabelled) look(LABELLED, ([, label = '']) => ({ ...IDENTITY, from: label.length }))
  if (hasRun) {
    look(GLUED, ([found]) => (isIdentity(found.slice(0, 18)) || isIdentity(found.slice(-18)) ? IDENTITY : null))
    for (const pattern of [IDENTITY_18, IDENTITY_GROUPS]) look(pattern, ([found]) => (isIdentity(found) ? IDENTITY : null))
    look(IDENTITY_15, () => IDENTITY)
  }
  if (isLabelled)
    look(ACCOUNT, ({ 0: found, 1: label = '' }, start) =>
      DAY.test(plain.slice(start + label.length, start + found.length + 1))
        ? null
        : { kind: 'account', shown: '********', from: label.length },
    )
  if (hasRun) for (const pattern of [MOBILE, MOBILE_GROUPS]) look(pattern, (match, start) => mobileOf(match, plain, start))
  if (MAY_HAVE_PLATE.test(plain)) look(PLATE, ([, head = '', tail = '']) => ({ kind: 'plate', shown: `${head}***${tail}` }))
  return { read, spans: spans.sort((a, b) => a.start - b.start) }
}

/** A mobile number as it may be shown: its first three digits and its last four. Null where the digits are of something else. */
function mobileOf(match: RegExpMatchArray, plain: string, start: number): Taken | null {
  if (isNobodys(plain, start, start + match[0].length)) return null
  const head = (match[1] ?? '').replace(/1\D*(\d)\D*(\d)$/, '1$1$2')
  return { kind: 'mobile', shown: `${head}****${(match.at(-1) ?? '').replace(/\D/g, '')}` }
}

/** The fewest digits of a number of anybody. */
const FEWEST = 8
/** A text without these holds no plate. */
const MAY_HAVE_PLATE = /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][^\u4e00-\u9fff\n]{5}/

const mayHold = (text: string): boolean => hasDigits(text, FEWEST) || MAY_HAVE_PLATE.test(text)

/** Whether a text holds a mainland mobile number, in whatever spelling. */
export const holdsMobile = (text: string): boolean => hasDigits(text, FEWEST) && spansIn(text).spans.some(({ kind }) => kind === 'mobile')

/** Whether a text holds a mainland identity card number, in whatever spelling. */
export const holdsIdentityNumber = (text: string): boolean =>
  hasDigits(text, FEWEST) && spansIn(text).spans.some(({ kind }) => kind === 'identity')

/**
 * The text with identity card numbers, mobile and account numbers and the middle of number plates hidden (domain 9.3). All the rest stays as it
 * was written.
 */
export function maskPersonalData(text: string): string {
  if (!mayHold(text)) return text
  const { read, spans } = spansIn(text)
  return spans.length === 0 ? text : replaceAt(text, read, spans)
}
