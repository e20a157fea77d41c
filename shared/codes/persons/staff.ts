import { foldCharacters } from '../fold'
import { lately } from '../lately'
import { isBracketWord } from './bracketWords'
import { maskName } from './mask'
import { isPersonName, looksLikePerson, namesIn, spellingsIn } from './names'
import { isOrganisation } from './organisations'
import { maskParty } from './parties'
import { isPlace } from './places'
import { isCollective, endsAsFirm, endsAsNames, isPartOfFirm, isPost, isUnitWord } from './posts'
import { beginsWithCommonSurname, hasTwoSurnames, surnameLength } from './surnames'

/** What a cell says in one word: a name, or something that names nobody, as a unit and a post do. */
interface Word {
  text: string
  isName: boolean
  /** it stands right behind the word before it */
  isGlued: boolean
  /** names that it may be as well */
  others: string[]
}

/** Numbers in a circle or in brackets of their own. */
const CIRCLED = /[\u2460-\u249b\u24eb-\u24ff\u2776-\u2793\u3220-\u3229]/g
const TELEPHONE = /(?:联系)?(?:电话|手机|方式|tel|☎)\s*:?|\+?\d[\d\s*-]{5,}/gi
const DATE = /\d{2,4}\s?[年./-]\s?\d{1,2}(?:\s?[月./-]\s?\d{1,2}\s?日?|\s?月)?/g
/** What counts the persons of a cell. */
const ENUMERATOR = /\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|(?<![\p{L}\d])(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、:)])/gu
const QUOTES = /["'“”‘’「」『』〝〞]/g
/** What stands between two who follow each other, and behind the last. */
const BETWEEN =
  /[。！？!?…:→⇒➔=]|(?<![-—])[-—]+>|——+|(?<=\p{Script=Han}{2})(?:改为|变更为|更换为|调整为|改成|换成)(?=\p{Script=Han}{2})|(?<=\s)[改换转交](?=\s)/gu
/** Before a name in Latin letters that ends a part of a cell. */
const LATIN_BEHIND = /(?<=\p{Script=Han}{2})(?=(?:[A-Z][A-Za-z'.-]+ ){1,3}[A-Z][A-Za-z'-]+\s*(?:$|[、,;/)]))/gu
const PARTS = /[、,;/|\\+&]+/
const BRACKETS = /[([{【〔<《]([^()[\]{}【】〔〕<>《》]*)(?:[)\]}】〕>》]|$)/g

/** A cell without what stands beside names and is none. */
const plainOf = (cell: string): string =>
  foldCharacters(cell.replace(CIRCLED, '、'))
    .replace(QUOTES, '')
    .replace(DATE, '、')
    .replace(TELEPHONE, '、')
    .replace(ENUMERATOR, '、')
    .replace(BETWEEN, '、')
    .replace(LATIN_BEHIND, ' ')

const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text)
const tellsPost = (text: string): boolean => isPost(text) || postOf(text) > 0
const namesNobody = (text: string): boolean => tellsPost(text) || isUnitWord(text) || isCollective(text)

/** Where in a text the post begins that a unit before it has: 安全科科长; 0 where that is none. */
function postOf(text: string): number {
  if (text.length > LONGEST) return 0
  for (let at = 2; at < text.length - 1; at++) if (isUnitWord(text.slice(0, at)) && isPost(text.slice(at))) return at
  return 0
}
const bare = (text: string): Word => ({ text, isName: false, isGlued: false, others: [] })
const somebody = (text: string): Word => ({ text, isName: true, isGlued: false, others: [] })
const glued = (words: Word[]): Word[] => words.map((word, i) => (i === 0 ? word : { ...word, isGlued: true }))

/** Whether Han characters may be one name: a surname and one or two more, or two surnames. */
function mayBeName(text: string): boolean {
  if (isPersonName(text)) return true
  const surname = surnameLength(text)
  return isHan(text) && surname > 0 && text.length >= 2 && (text.length <= surname + 2 || (text.length === 4 && hasTwoSurnames(text)))
}

/** Words of everyday language that people are called by too. */
const CALLED_SO = new Set(
  '向阳 平安 和平 荣誉 幸福 卓越 弘扬 励志 海洋 江心 黄金 雷达 安居 安宁 明确 满意 广告 纪念 司机 闻名 文化'.split(' '),
)
/** Whether a text is a word that names nobody. Of three characters behind a surname that many have only a place is, and what begins as one. */
function isWord(text: string): boolean {
  if (!isBracketWord(text) || CALLED_SO.has(text)) return false
  return !(text.length === 3 && beginsWithCommonSurname(text)) || isPlace(text) || isBracketWord(text.slice(0, 2))
}

/** What somebody does, behind the name. */
const DOES = /^(.{2,}?)(已?(?:批准|同意|审批|审核|签字|签名|签批|复查|验收|负责|牵头|提出|确认|落实|带队|代签))$/
/** Words that stand before a name by themselves. */
const BY = /^(?:由|经(?![理办营济销])|找|请|报|交|向)(?=..)/
/** Those who are with somebody, behind the name. */
const WITH = /^(班组|班|组|队|施工队|小组|负责人|责任人|等.*|及.*|本人|团队|夫妇)$/

/** The longest text that is read from its beginning; of a longer one, its end is. */
const LONGEST = 32

/** The words of a text without white space, or null where nothing in it is known. */
function known(text: string): Word[] | null {
  if (text.length < 2) return null
  if (isCollective(text)) return [bare(text)]
  if (text.length > LONGEST) {
    const end = text.slice(-LONGEST)
    const words = known(end) ?? unknown(end)
    return words.some(({ isName }) => isName) ? glued([bare(text.slice(0, -LONGEST)), ...words]) : null
  }
  const by = BY.exec(text)?.[0] ?? ''
  if (by !== '' && text.length > 3 && !isPersonName(text)) {
    const rest = known(text.slice(by.length))
    if (rest?.some(({ isName }) => isName)) return glued([bare(by), ...rest])
  }
  const [, doer, deed = ''] = DOES.exec(text) ?? []
  if (doer !== undefined && !namesNobody(text)) {
    const words = known(doer) ?? (doer.length === 3 ? unknown(doer) : null)
    if (words?.some(({ isName }) => isName)) return glued([...words, bare(deed)])
  }
  if (isPost(text) || isPartOfFirm(text)) return [bare(text)]
  const titled = namesIn(text)
  if (titled.length === 1 && titled[0] !== text && isPersonName(titled[0] ?? ''))
    return [{ ...somebody(titled[0] ?? ''), others: tailsOf(titled[0] ?? '') }]
  const led = ledBy(text) ?? behindPost(text)
  if (led) return led
  const post = postOf(text)
  if (post > 0) return glued([...(known(text.slice(0, post)) ?? unknown(text.slice(0, post))), bare(text.slice(post))])
  if (isUnitWord(text) && (!endsAsNames(text) || text.length < 4 || (text.length === 4 && isOrganisation(text)))) return [bare(text)]
  if (mayBeName(text)) return [somebody(text)]
  const behind = nameBehind(text)
  if (behind) return behind
  if (text.length > 3 && !isOrganisation(text) && looksLikePerson(text))
    return namesIn(text).map((name) => ({ ...somebody(name), others: spellingsIn(text) }))
  return isUnitWord(text) ? [bare(text)] : null
}

/** A name and who is with that person: 林知帆班组, 林知帆安环部. */
function ledBy(text: string): Word[] | null {
  const ways = [3, 2, 4]
    .map((length): [name: string, rest: string] => [text.slice(0, length), text.slice(length)])
    .filter(([name, rest]) => rest !== '' && mayBeName(name) && !namesNobody(name) && !isWord(name) && isLed(name, rest))
  // 王伟副经理 is led by two characters.
  const way = ways.find(([name]) => !/^..[副总班]$/.test(name)) ?? ways[0]
  if (way === undefined) return null
  return glued([{ ...somebody(way[0]), others: ways.map(([name]) => name) }, bare(way[1])])
}

function isLed(name: string, rest: string): boolean {
  if (name.length === 4 && surnameLength(name) < 2) return false
  // 云帆公司经理: the two characters before are a firm's.
  if (name.length === 2 && /^(?:公司|集团|企业|单位|工程|建设|项目|施工|机械|机电|化工|热力|水务|燃气|物业)/.test(rest)) return false
  const isTold = WITH.test(rest) || isPost(rest.replace(/^[和与及]/, '')) || (name.length > 2 && isPartOfFirm(rest))
  return isTold && (rest.length > 1 || beginsWithCommonSurname(name))
}

/** Given names of those who were born when something was founded. */
const BORN_SO = /^.建[厂社队站校店矿院]$/

/** A name behind a post or a part of a firm, that may end as units do: 生产部李建厂. */
function behindPost(text: string): Word[] | null {
  for (const length of [3, 4, 2]) {
    const [before, name] = [text.slice(0, -length), text.slice(-length)]
    if (before.length < 2 || !mayBeName(name) || namesNobody(name) || (length === 4 && surnameLength(name) < 2)) continue
    const isTold = tellsPost(before) || (isPartOfFirm(before) && !isWord(name.slice(0, 2))) || (isUnitWord(before) && BORN_SO.test(name))
    if (isTold) return glued([...(known(before) ?? unknown(before)), { ...somebody(name), others: tailsOf(text) }])
  }
  return null
}

/** Whether what stands behind a unit may be a name. */
function isBehindUnit(before: string, name: string): boolean {
  if (isWord(name) || !isUnitWord(before) || (isPersonName(before) && !isPartOfFirm(before))) return false
  // 济源市邵原镇: a place in a place.
  if (/[市县区州旗镇乡]$/.test(before) && /[镇乡村区街]$/.test(name)) return false
  return mayBeName(name) || (isHan(name) && name.length === 3 && endsAsFirm(before))
}

/** A name right behind a post or a unit: the longest that may be one, else whatever stands behind a post. */
function nameBehind(text: string): Word[] | null {
  // What ends as a unit does is one, unless a name of the usual length ends so.
  const lengths = !isUnitWord(text) ? [6, 5, 4, 3, 2] : [3, 2]
  const ways = lengths
    .map((length): [before: string, name: string] => [text.slice(0, -length), text.slice(-length)])
    .filter(([before, name]) => before.length >= 2 && !namesNobody(name))
    .filter(([before, name]) => !isUnitWord(text) || (mayBeName(name) && (name.length > 2 || endsAsFirm(before))))
  const told = ways.filter(([before, name]) => (tellsPost(before) ? mayBeName(name) : isBehindUnit(before, name)))
  const [way] = [
    ...told.filter(([, name]) => mayBeName(name)),
    ...told,
    ...ways.filter(([before, name]) => tellsPost(before) && isHan(name) && name.length < 4),
  ]
  if (way === undefined) return null
  const [before, name] = way
  return glued([...(known(before) ?? unknown(before)), { ...somebody(name), others: tailsOf(text) }])
}

/** Every end of a text that may be somebody's name. */
const tailsOf = (text: string): string[] =>
  [4, 3, 2]
    .map((length) => text.slice(-length))
    .filter((name) => name.length < text.length && mayBeName(name) && !isWord(name) && !namesNobody(name))
    .filter((name) => name.length === 3 || beginsWithCommonSurname(name))

/** Longest text that is hidden though nothing tells a name in it. */
const SHORT = 4

/** A text of which nothing is known: its end is hidden where it may be a name, and all of it where it is short. */
function unknown(text: string): Word[] {
  const inside = nameInside(text)
  if (inside) return inside
  const ways = tailsOf(text).filter((name) => name.length < text.length - 1 && (name.length < 4 || surnameLength(name) === 2))
  const name = ways.find(beginsWithCommonSurname) ?? ways.find(({ length }) => length === 3)
  if (name === undefined) return [[...text].length > SHORT ? bare(text) : { ...somebody(text), others: tailsOf(text) }]
  const before = text.slice(0, -name.length)
  const told = { ...somebody(name), others: tailsOf(text) }
  return mayBeName(before) || mayBeName(before.slice(0, 3)) ? [told] : glued([bare(before), told])
}

/** A post, a name right behind it, and more: 组长林知帆现场核对. */
function nameInside(text: string): Word[] | null {
  for (let at = 2; at < text.length - 2; at++) {
    const name = text.slice(at, at + 3)
    if (!isPost(text.slice(0, at)) || !beginsWithCommonSurname(name) || !mayBeName(name)) continue
    return glued([bare(text.slice(0, at)), somebody(name), ...(text.length > at + 3 ? unknown(text.slice(at + 3)) : [])])
  }
  return null
}

/** Words that join two persons, each of whom something stands beside. */
function conjoined(text: string): Word[] | null {
  if (text.length > LONGEST || isOrganisation(text) || ledBy(text)) return null
  for (const { index } of text.matchAll(/[和与及跟兼](?=.{2})/g)) {
    const [one, other] = [known(text.slice(0, index)), known(text.slice(index + 1))]
    const words = [...(one ?? []), ...(other ?? [])]
    // 安徽和县经济开发区
    if (index < 3 && isUnitWord(text) && !isPartOfFirm(text.slice(index + 1))) continue
    if (one && other && words.some(({ isName }) => isName) && words.some(({ isName }) => !isName)) return words
  }
  return null
}

/** The words of a part of a cell. What white space took apart is put together as names are, but not with a post or a unit. */
function wordsOfPart(part: string): Word[] {
  const words: Word[] = []
  let loose = ''
  const settle = () => {
    const named = loose.trim() === '' ? [] : namesIn(loose).flatMap(wordsOf)
    const others = [...spellingsIn(loose), ...loose.split(/\s+/).filter(isHan).flatMap(tailsOf)]
    // Once: nobody asks which of them has which spelling, and a long cell has thousands.
    const first = named.find(({ isName }) => isName)
    words.push(...named.map((word) => (word === first ? { ...word, others: [...word.others, ...others] } : word)))
    loose = ''
  }
  for (const token of part.match(/(?<!\s)\s*\S+/g) ?? []) {
    const text = token.trim().replace(/^[^\p{L}\p{N}]+|(?<![-.·])[-.·]+$/gu, '')
    const post = postBefore(text)
    if (post > 0) {
      settle()
      words.push(bare(text.slice(0, post)))
      loose = text.slice(post)
      continue
    }
    const told = text.length > 1 && !isPersonName(text) ? (conjoined(text) ?? hyphened(text) ?? known(text)) : null
    if (told === null) loose += token
    else {
      settle()
      words.push(...told)
    }
  }
  settle()
  return words
}

/** Where a name begins right behind a post that is taken apart by white space, or joined by a dot: 组长林 知帆, 安全员买买提·吾守尔; 0 where none does. */
function postBefore(text: string): number {
  for (let at = text.length - 1; at > 1 && text.length - at <= LONGEST; at--) {
    const rest = text.slice(at)
    const isName = rest.length === 1 ? surnameLength(rest) > 0 : /[·.]/.test(rest) && isPersonName(rest)
    if (isName && namesNobody(text.slice(0, at)) && !namesNobody(text)) return at
  }
  return 0
}

/** The two sides of a stroke, where one of them is a unit, a post or a name. */
function hyphened(text: string): Word[] | null {
  const sides = text.split(/[-—~]+/)
  if (sides.length < 2) return null
  const words = sides.map((side) => known(side))
  return words.every((one) => one !== null) ? words.flat() : null
}

/** The words of a text that white space does not part. */
function wordsOf(text: string): Word[] {
  const told = known(text)
  if (told) return told
  const names = namesIn(text)
  if (names.length > 1 && names.every(isPersonName)) return names.map(somebody)
  return isHan(text) || text.length <= SHORT || isPersonName(text) ? unknown(text) : ofSeveralScripts(text)
}

/** A text of Han characters and others: what stands behind the last other one may be a name. */
function ofSeveralScripts(text: string): Word[] {
  const [, before = '', behind = ''] = /^([\s\S]*[^\p{Script=Han}])(\p{Script=Han}{2,})$/u.exec(text) ?? []
  if (behind === '') return [bare(text)]
  const words = known(behind) ?? unknown(behind)
  return words.some(({ isName }) => isName) ? glued([bare(before), ...words]) : [bare(text)]
}

/** A cell is asked for once a field and once for what is hidden there, and a ledger names the same few people row by row. */
const rememberedWords = lately<readonly Word[]>(1_000, wordsAnew)
/** Running text is not said twice, and would hold memory. */
const REMEMBERED_MAX = 100

const wordsIn = (cell: string): readonly Word[] => (cell.length > REMEMBERED_MAX ? wordsAnew(cell) : rememberedWords(cell))

function wordsAnew(cell: string): Word[] {
  // What most cells hold.
  if (/^[\u4e00-\u9fff]{2,3}$/.test(cell) && isPersonName(cell) && !namesNobody(cell)) return [somebody(cell)]
  const plain = plainOf(cell)
  const outer = plain
    // Inside the name of a firm: 云帆（深圳）有限公司.
    .replace(BRACKETS, (whole, inner: string) => (isHan(inner) && (isWord(inner) || (!mayBeName(inner) && !known(inner))) ? '' : whole))
    .replace(BRACKETS, ' ')
    .replace(BRACKETS, ' ')
    .replace(/[)\]}】〕>》]/g, ' ')
  return outer.split(PARTS).flatMap(wordsOfPart)
}

/** What stands in brackets, without what says whose other name it is. */
const innersOf = (cell: string): string[] =>
  [...plainOf(cell).matchAll(BRACKETS)].map(([, inner = '']) => inner.replace(/^(?:曾用名|又名|别名|化名|原名|即|英文名)、?/, ''))

/** A name by its surname; what its source has put in the place of characters is none of them. */
const surnameOf = (name: string): string => maskName(name.replace(/[○〇*＊]/g, '') || name)

/**
 * A cell in which a unit, somebody of it, or both may stand, as the public reads it: units and posts as they are called, persons by their surnames.
 * Where nothing tells whether the end of a word is a name it is hidden. What names nobody stays as it is.
 */
export function publicStaff(cell: string): string {
  const words = wordsIn(cell)
  if (words.every(({ isName }) => !isName)) {
    const inner = cell.replace(
      /([（(【〔［[])([^（()）【】〔〕［\]［］]*)([)）】〕\]］]?)/g,
      (whole: string, open: string, text: string, close: string, at: number) =>
        // Where another one opens within, the first is none.
        (close === '' && at + whole.length < cell.length) || (isHan(text) && isWord(text)) || staffIn(text).length === 0
          ? whole
          : open + publicStaff(text) + close,
    )
    return inner === cell && isOrganisation(cell) ? maskParty(cell) : inner
  }
  return words.reduce((shown, { text, isName, isGlued }, i) => {
    const before = words[i - 1]
    const isJoined = isGlued || (isName && before !== undefined && !before.isName && isPost(before.text))
    return shown + (i === 0 || isJoined ? '' : '、') + (isName ? surnameOf(text) : text)
  }, '')
}

/** Every spelling of those whom a cell of persons names, whatever stands beside them: all of them are to be hidden elsewhere. Units and posts are none. */
export function staffIn(cell: string): string[] {
  const told = wordsIn(cell).filter(({ isName }) => isName)
  const inner = innersOf(cell).flatMap((text) => (isHan(text) && isWord(text) ? [] : staffIn(text)))
  const names = [...told.flatMap(({ text, others }) => [text, ...others]), ...inner]
  return [...new Set(names)].filter((name) => [...name].length > 1 && !namesNobody(name))
}

/** Whether a cell of a unit names somebody beside it, or beside a post there: 生产部林知帆. */
export function namesStaff(cell: string): boolean {
  const words = wordsIn(cell)
  return words.some(({ isName }) => isName) && words.some(({ text, isName }) => !isName && namesNobody(text))
}
