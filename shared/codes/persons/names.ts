import { foldCharacters } from '../fold'
import { isBracketWord } from './bracketWords'
import { isOrganisation } from './organisations'
import { beginsWithCommonSurname, hasTwoSurnames, surnameLength } from './surnames'

const HAN = '\\p{Script=Han}'

/** A name whose owner the source has hidden already: 王某, 王某某, 潘○○, 李**, 张X. */
const HIDDEN = new RegExp(`^${HAN}{1,2}(?:某{1,3}${HAN}?|[○〇*Ｏ×xX某]{1,3})$`, 'u')
/** Of peoples whose names are written in parts: 买买提·吾守尔. */
const DOTTED = new RegExp(`^${HAN}{2,10}(?:[·・•‧.]${HAN}{1,10})+$`, 'u')
/** In Latin letters: two to five words, each with a capital. */
const LATIN = /^(?:[A-Z][A-Za-z'’.-]*,? ){1,4}[A-Z][A-Za-z'’-]+$/
const LATIN_FIRM =
  /\b(?:Co|Ltd|Limited|Inc|Corp|Corporation|Company|LLC|LLP|PLC|GmbH|AG|SA|Pte|Bank|Group|Holdings?|International|Trading|China|Hong Kong|Taiwan|Asia|Pacific|Branch|Office|Center|Centre|Plant|Factory|University|Hospital|Hotel|The|of|and)\b/i
/** Parts of which names of Uyghurs, Kazakhs, Tibetans and Mongols are made; written in Han characters they begin with no surname. */
const OTHER_PARTS =
  '买买提|买提|麦麦提|阿不都|阿卜杜|阿布都|阿不|阿迪|阿力木|阿依|阿孜|阿地|艾尼|艾合|艾买|艾麦|艾山|艾力|艾则|依明|依布|依马|伊力|伊敏|伊布|吐尔|吐逊|吐拉|图尔|托合|托乎|玉素|玉苏|热合|热依|热西|木拉|木合|穆合|穆罕|努尔|奴尔|帕提|帕尔|古丽|古力|沙吾|沙依|塔依|塔西|迪力|力江|尼亚|尼牙|尼扎|库尔|克里木|克力木|卡德|卡斯|哈力|哈斯|赛买|赛力|外力|亚森|亚生|居马|吾守|吾买|吾斯|乌斯|祖农|' +
  '扎西|卓玛|次仁|才仁|泽仁|多吉|多杰|加措|嘉措|拉姆|旺堆|旺姆|尼玛|达瓦|洛桑|罗桑|丹增|旦增|平措|央金|央宗|德吉|白玛|索朗|索南|桑吉|桑珠|才让|完玛|格桑|仁青|仁增|曲珍|曲扎|贡布|顿珠|强巴|土登|次旦|巴桑|米玛|边巴|普布|群培|' +
  '巴特尔|巴图|巴雅尔|格日勒|其其格|乌日娜|乌云|额尔|敖日|苏日|苏和|宝音|朝鲁|斯琴|娜仁|其木格|图雅|高娃|萨仁|呼和|孟根|特木尔|铁木尔|满都|那顺|哈斯|阿拉坦|布和|毕力格|吉日|达来|道尔吉'
const OTHER = new RegExp(`^(?=${HAN}{3,8}$)(?:${OTHER_PARTS}).{1,}|^(?=${HAN}{3,8}$).{1,}(?:${OTHER_PARTS})$`, 'u')

/** Han characters that are one name: a surname and one or two more, two surnames side by side and two more. */
const isHanName = (text: string): boolean => {
  const length = [...text].length
  const surname = surnameLength(text)
  if (surname === 0 || length < 2) return false
  return length <= surname + 2 || (length === 4 && hasTwoSurnames(text))
}

/** A text in its one form without what nobody sees, ends trimmed. */
export const seen = (text: string): string => foldCharacters(text).trim()

/** Whether a text, as it stands, is plainly one person's name: it begins with a surname, or is written as only names are. */
export function isPersonName(text: string): boolean {
  const name = seen(text)
  if (name.length < 2 || isOrganisation(name) || NOBODY.test(name)) return false
  if (HIDDEN.test(name)) return true
  // A dot also joins a shop and its owner.
  if (DOTTED.test(name)) return !name.split(/[·・•‧.]/).some(isOrganisation)
  if (LATIN.test(name)) return !LATIN_FIRM.test(name)
  return /^\p{Script=Han}+$/u.test(name) && (isHanName(name) || OTHER.test(name))
}

/** Whether what stands beside a name, in brackets or behind a mark, is a person's name: many words of sites, states and forms look like one. */
export const isPersonBeside = (text: string): boolean => isPersonName(text) && !isBracketWord(seen(text))

/** What stands before a person's name in its cell, and says who that is. */
const WHO =
  /^(?:现任|时任)?(?:法定代表人|法人代表|代表人|负责人|負責人|經營者|经营者|当事人|當事人|联系人|业主|业主姓名|法人|姓名|.{0,8}[人者])\s*:|^(?:法定代表人|法人代表|负责人|負責人|经营者|經營者|当事人|當事人|个体工商户|个体户|业主)(?=\p{Script=Han}{2,4})/u
/** What stands behind it. */
const TITLE =
  /(?<=^\p{Script=Han}{2,4}?)(?:副?(?:总经理|经理|厂长|董事长|主任|局长|科长|处长|队长|班长|组长|站长|所长|院长|校长|矿长|部长|店长)|副?总|书记|董事|监事|法人|同志|师傅|老师|先生|女士|小姐)$/u
/** Words that stand in the columns of persons and are none. */
const NOBODY =
  /^(?:不详|未知|本人|个体|法人|自然人|个人|暂无|没有|保密|男|女|无|無|空缺|待定|暂缺|多人|全体|自查|同上|不明|离职|另附|详见.*|见附.*|.*(?:人员|[员部门]|负责人|班组))$/

const MARKS = /[、,;/|\\+&]+/
/** Whole brackets, and one that nobody closed. */
const BRACKETS = /[([{【〔<《]([^()[\]{}【】〔〕<>《》]*)(?:[)\]}】〕>》]|$)/g

/** What most cells hold: one name in one reading. */
const isOneName = (cell: string): boolean => /^[\u4e00-\u9fff]{2,3}$/.test(cell) && isHanName(cell) && !NOBODY.test(cell)

/** The names that the parts of a cell hold, each part read by its words. */
function partsOf(cell: string, reading: (tokens: string[]) => string[]): string[] {
  const text = foldCharacters(cell).replace(/[^\S\n]+/g, ' ')
  // Twice: a bracket stands in another one.
  const bare = text
    .replace(BRACKETS, ' ')
    .replace(BRACKETS, ' ')
    .replace(/[)\]}】〕>》]/g, ' ')
  return bare
    .replace(/(?<!\s)\s*等(?:[\d一二两三四五六七八九十几余多]*[人名位].*|\s*)$/s, '')
    .split(MARKS)
    .flatMap((part) => {
      const lines = part.split('\n').map(tokensOf)
      // A line's end parts two names, or stands within one: then what is on a line is no whole name.
      const isWithin = lines.some((tokens) => tokens.some((token) => isHan(token) && !isWhole(token)))
      return isWithin ? reading(lines.flat()) : lines.flatMap(reading)
    })
}

/** The words of a part, without labels, titles and numbers. */
const tokensOf = (part: string): string[] =>
  seen(part)
    .replace(WHO, '')
    .split(/\s+/)
    .map((token) =>
      seen(token)
        .replace(WHO, '')
        .replace(/\d[\dXx*\-]*/g, '')
        .replace(/:$/, '')
        .replace(TITLE, ''),
    )
    .filter((token) => /\p{L}|[○〇*]/u.test(token) && !NOBODY.test(token))
    // A word that stands by itself between two names is none of them.
    .filter((token, i, all) => !(/^[和与及與跟]$/.test(token) && isWhole(all[i - 1] ?? '') && isWhole(all[i + 1] ?? '')))

const isWhole = (token: string): boolean => token.length > 1 && isHanName(token)
const isHan = (token: string): boolean => /^[\p{Script=Han}○〇*]+$/u.test(token)

/**
 * The persons a cell names, in the likeliest reading: parted by the usual marks and words, without labels, titles, numbers and what stands in
 * brackets; a name that white space took apart is put together again, and two that nothing parts are parted.
 */
export const namesIn = (cell: string): string[] => (isOneName(cell) ? [cell] : partsOf(cell, (tokens) => joined(tokens).flatMap(parted)))

/** Every name that a cell may mean, whichever way its white space and its joints are read: all of them are to be hidden. */
export function spellingsIn(cell: string): string[] {
  if (isOneName(cell)) return [cell]
  const inner = [...foldCharacters(cell).matchAll(BRACKETS)].flatMap(([, text = '']) => {
    const plain = text.replace(/^(?:曾用名|又名|别名|化名|原名|即|英文名)\s*:?/, '')
    return isPersonBeside(plain) ? [seen(plain)] : namesIn(plain).filter(isPersonBeside)
  })
  const found = partsOf(cell, (tokens) => {
    const whole = joined(tokens)
    const pairs = tokens.slice(1).map((token, i) => (tokens[i] ?? '') + token)
    // A part of a name by itself may be a word of any text.
    const together = pairs.filter((pair) => isHan(pair) && isWhole(pair))
    return [...whole, ...together, ...[...whole, ...tokens].flatMap(everyParting)]
  })
  return [...new Set([...found, ...inner])].filter((name) => [...name].length > 1)
}

/** Words that are parts of one name put together: single characters, a surname that stands alone, given names that no surname begins. */
function joined(tokens: string[]): string[] {
  if (tokens.length < 2) return tokens
  if (!tokens.every(isHan)) {
    // Words in Latin letters side by side are one name.
    const names: string[] = []
    for (const token of tokens) {
      const last = names.at(-1)
      if (last !== undefined && !isHan(token) && !isHan(last)) names[names.length - 1] = `${last} ${token}`
      else names.push(token)
    }
    return names
  }
  // Each character by itself: nothing tells where one name ends.
  if (tokens.every((token) => [...token].length === 1)) return [tokens.join('')]
  const names: string[] = []
  for (const token of tokens) {
    const last = names.at(-1) ?? ''
    const together = last + token
    if (names.length > 0 && isHanName(together) && !(isWhole(last) && isWhole(token))) names[names.length - 1] = together
    else if (names.length > 0 && [...token].length === 1 && [...last].length < 4) names[names.length - 1] = together
    else names.push(token)
  }
  return names
}

/** Words between two names. 和 is a surname too, and stands inside names: it parts only what are two persons' without it. */
const BETWEEN = /[和与及與跟]/

/** One reading of characters that nothing parts: as they stand where they may be one name, else the two names of which the surnames are common. */
function parted(name: string): string[] {
  if (!isHan(name) || isPersonName(name) || isOrganisation(name)) return [name]
  const [best] = partings(name).sort((a, b) => unusual(a) - unusual(b))
  return best ?? [name]
}

/** How far a reading is from what names usually are: rare surnames, many names, long ones. */
const unusual = (names: string[]): number =>
  names.filter((one) => !beginsWithCommonSurname(one)).length * 10 + names.length + names.filter((one) => one.length > 3).length

const everyParting = (name: string): string[] => (isHan(name) && name.length > 3 && !isOrganisation(name) ? partings(name).flat() : [])

/** Every way to read characters as two or more whole names, with or without a word between them. */
function partings(name: string): string[][] {
  // More than three side by side are no list of names any more.
  if (name.length > 9) return []
  const ways: string[][] = []
  for (let at = 2; at <= Math.min(4, name.length - 2); at++) {
    const first = name.slice(0, at)
    if (!isHanName(first)) continue
    const rest = name.slice(at)
    for (const tail of BETWEEN.test(rest.charAt(0)) ? [rest, rest.slice(1)] : [rest]) {
      if (isHanName(tail)) ways.push([first, tail])
      ways.push(...partings(tail).map((names) => [first, ...names]))
    }
  }
  return ways
}

/** What stands behind a person and says that the rest is a shop's name: 王小明即某某商店. */
const TRADING = /^(.{2,12}?)[(\s]*(?:即(?!时|時|将|將|刻)|经营的|經營的|开办的|所开)(.+?)\)?$/u

/** A person and the shop that the same cell says is theirs; null where it says no such thing. */
export function traderIn(name: string): { person: string; shop: string } | null {
  const [, person = '', shop = ''] = TRADING.exec(seen(name)) ?? []
  return isPersonBeside(person) && !isPersonName(shop) ? { person, shop } : null
}

/** Whether names that nothing parts are persons': each bears a common surname, or they are two of the usual length and one of them does. */
const areSideBySide = (names: string[]): boolean =>
  names.every(beginsWithCommonSurname) ||
  (names.length === 2 && names.every((name) => name.length === 3) && names.some(beginsWithCommonSurname))

/** Whether a party's name looks like one or several natural persons', and names no organisation. */
export function looksLikePerson(name: string): boolean {
  if (isPersonName(name)) return true
  if (isOrganisation(seen(name)) || traderIn(name) !== null) return false
  const inner = [...foldCharacters(name).matchAll(BRACKETS)].map(([, text = '']) => text)
  if (inner.some((text) => isOrganisation(text) || /^即/.test(text))) return false
  const names = namesIn(name)
  // What nothing parts is several persons only where each bears a surname that many have.
  const isMarked = names.length < 2 || /[\s、,;/|\\+&和与及與跟]/.test(foldCharacters(name).trim())
  return names.length > 0 && names.every(isPersonName) && (isMarked || areSideBySide(names))
}
