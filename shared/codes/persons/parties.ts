import { isOrganisation } from './organisations'
import { maskName } from './mask'
import { beginsWithCommonSurname } from './surnames'
import { isPersonBeside, isPersonName, looksLikePerson, namesIn, seen } from './names'

/** What says that a name is a natural person's. */
const NATURAL = /^([\s\S]*?)(?<!\s)\s*[（(](自然人|[个個]人|[个個][体體](?:[户戶]|工商[户戶])?)[）)]$/

/** A name that says it is a natural person's, with the person hidden: 王小明(自然人) → 王**(自然人). */
export function maskNaturalPerson(name: string): string {
  const [, person = '', form] = NATURAL.exec(name) ?? []
  if (form === undefined || (/[体體]/.test(form) && !looksLikePerson(person))) return name
  return `${maskHidden(seen(person))}（${form}）`
}

/** What says who a person is whose name follows. */
const OFFICE =
  // eslint-disable-next-line regexp/no-super-linear-backtracking -- what is behind the word matches whatever it is: nothing is tried again
  /^([\s\S]*?(?:负责人|負責人|经营者|經營者|法人代表人?|代表人|业主姓名|业主|當事人|当事人|联系人|股东|老板)\s*(?:[:：]\s*)?)([\s\S]+)$/
/** Other words for somebody: only where what follows is plainly a name, for 法人独资 and 主任办公室 say nobody. */
const TITLED =
  /^([\s\S]{0,8}?(?:法人|[人者]|[店户车船]主|安全员|驾驶员|司机|会计|主任|[厂店站场矿队组班]长|经理|董事长)\s*(?:[:：]\s*)?)(\p{Script=Han}[\s\S]*)$/u
/** And behind the name: 王小明承包. */
const OWNING = /^(\p{Script=Han}{2,4}?)(\s*(?:-\s*)?(?:承包|经营|个人|挂靠|租赁|投资|所有|法人|负责人|经营者|业主)[人者户]?)$/u
/** The same before a name at the end of a party: 某公司法定代表人张三. */
const OFFICE_BEFORE =
  /((?:法定代表人|负责人|負責人|經營者|经营者|业主|当事人|當事人|个体工商户|个体户)\s*(?:[:：]\s*)?)(\p{Script=Han}(?:\s*\p{Script=Han}){1,5})$/u
const OPEN = '（([【〔［{｛〈《<＜﹤'
const CLOSE = '）)]】〕］}｝〉》>＞﹥'
/** Quotes part a person from a firm too, whichever way they are turned. */
const QUOTES = ['“”"＂〝〞〟', '‘’‛', '「」', '『』']
const MARKS = /([、,;；，/／|｜\s]+)/

/** A party as it is read: texts and what stands in brackets or quotes, each with what stands in it; `close` is missing where nobody closed it. */
type Piece = string | { open: string; inner: string; close: string }

/** Takes a party's name apart at its outermost brackets and quotes. */
function piecesOf(name: string): Piece[] {
  const pieces: Piece[] = []
  let text = ''
  for (let at = 0; at < name.length; at++) {
    const character = name.charAt(at)
    const quotes = QUOTES.find((some) => some.includes(character))
    if (quotes === undefined && !OPEN.includes(character)) {
      text += character
      continue
    }
    if (text !== '') pieces.push(text)
    text = ''
    let depth = 1
    let end = at + 1
    for (; end < name.length; end++) {
      if (quotes !== undefined) {
        if (quotes.includes(name.charAt(end))) break
      } else if (OPEN.includes(name.charAt(end))) depth++
      else if (CLOSE.includes(name.charAt(end)) && --depth === 0) break
    }
    pieces.push({ open: character, inner: name.slice(at + 1, end), close: name.charAt(end) })
    at = end
  }
  return text === '' ? pieces : [...pieces, text]
}

/**
 * The name of a punished organisation with the persons in it hidden: 某公司(王小明) → 某公司(王**), 王小明即某商店 → 王**即某商店,
 * 王小明(某商店) → 王**(某商店). Where its code is valid the name before its brackets is the organisation's own.
 */
export function maskParty(name: string, isCoded = false): string {
  if (!MAY_NAME.test(name)) return name
  const pieces = piecesOf(maskNaturalPerson(name))
  const isAfterFirm = typeof pieces[0] === 'string' && isOrganisation(seen(pieces[0]))
  return pieces
    .map((piece, i) => {
      const next = pieces[i + 1]
      if (typeof piece === 'string')
        return i > 0 && isAfterFirm && looksLikeBeside(piece) ? maskParts(piece) : maskText(piece, i === 0 ? next : undefined, isCoded)
      // What stands inside a name is a place: 云帆（深圳）有限公司.
      const isInside = typeof next === 'string' && isOrganisation(seen(next)) && !OFFICE.test(piece.inner)
      return piece.open + (isInside ? piece.inner : maskInner(piece.inner)) + piece.close
    })
    .join('')
}

/** What every party has that names a person beside an organisation: most names are one organisation's and no more. */
const MAY_NAME =
  /[（(【〔［\[｛{〈《<＜﹤）)“”"＂〝〞〟‘’‛「」『』、,;；，/／|｜\s即]|经营的|经营者|經營|等[\d一二两三四五六七八九十几余多]*[人名位]|代表人|负责人|負責人|[业個个][主体體]|[当當]事人|[司社厂店站场行部馆院所铺坊厅市][^、]{2,4}$|[A-Za-z]{2}|\S[\p{Pd}:：·・•‧.~～－_&＆+＋\\和与及與暨跟]\S/u

/** A text outside brackets. */
function maskText(text: string, bracket: Piece | undefined, isCoded: boolean): string {
  const marked = maskMarked(text)
  if (marked !== text) return marked
  const [whole, person = '', rest = ''] =
    /^\s*(\S{2,12}?)\s*((?:即(?!时|時|将|將|刻)|经营的|經營的|等[\d一二两三四五六七八九十几余多]*[人名位]).*)$/s.exec(text) ?? []
  if (whole !== undefined && isPersonBeside(person))
    return text.slice(0, text.length - rest.length).replace(person, maskName(person)) + maskBehind(withoutOwner(rest, person))
  // A person before a bracket is its owner where the bracket names the shop.
  if (bracket !== undefined && typeof bracket !== 'string' && isPersonName(text) && namesShop(bracket.inner)) return maskName(seen(text))
  const behind = maskBehind(text)
  if (behind !== text) return behind
  const labelled = isOrganisation(seen(text))
    ? text
    : text.replace(OFFICE_BEFORE, (_, label: string, names: string) => label + namesIn(names).map(maskName).join('、'))
  if (labelled !== text) return labelled
  if (isOrganisation(seen(text)) && !MARKS.test(text)) return text
  const glued = text.replace(GLUED_TO_FIRM, (found, firm: string, names: string) =>
    looksLikeBeside(names) && (names.length > 2 || bracket === undefined) ? firm + maskParts(names) : found,
  )
  if (glued !== text) return glued
  const [, shop = '', owner = ''] = GLUED_TO_SHOP.exec(text) ?? []
  if (isOrganisation(seen(shop)) && beginsWithCommonSurname(owner) && isPersonBeside(owner)) return shop + maskName(owner)
  return maskParted(text, isCoded)
}

/** A mark that joins an organisation and its person, and stands inside names too. */
const JOINT =
  /^([\s\S]+?)((?<!\s)\s*(?:(?<![\p{Pd}:：·・•‧.~～－_&＆+＋\\])[\p{Pd}:：·・•‧.~～－_&＆+＋\\]+|(?<=[司社厂店站场行部馆院所市])[和与及與暨跟]其?)\s*(?!\s))([^\p{Pd}:：·・•‧.~～－_&＆+＋\\]+)$/u

/** An organisation and a person on the two sides of a mark or a word that joins them, with the person hidden. */
function maskMarked(text: string): string {
  const [, before = '', mark = '', behind = ''] = JOINT.exec(text) ?? []
  if (mark === '' || isPersonName(text)) return text
  // A dot also stands before the name of a branch, and behind a brand.
  const isDot = /[·・•‧.和与及與暨跟]/.test(mark)
  const [, title = '', person = ''] = TITLED.exec(behind) ?? []
  if (isOrganisation(seen(before)) && looksLikeBeside(person)) return before + mark + title + maskParts(person)
  if (isOrganisation(seen(before)) && looksLikeBeside(behind) && (!isDot || beginsWithCommonSurname(seen(behind))))
    return before + mark + maskParts(behind)
  const isOwner = !isDot && isOrganisation(seen(behind)) && !isOrganisation(seen(before)) && isPersonBeside(before)
  return isOwner && seen(before).length < 4 && beginsWithCommonSurname(seen(before)) ? maskParts(before) + mark + behind : text
}

/** What stands behind 即 without its owner's name said once more, alone or behind the shop's, whatever that is called: 王小明即某某店王小明. */
const withoutOwner = (text: string, person: string): string =>
  text
    .split(/(?=即)/)
    .map((part) => (part.endsWith(person) ? part.slice(0, -person.length) + maskName(person) : part))
    .join('')

/** A person right behind the end of a firm's name. */
const GLUED_TO_FIRM =
  /^(.*(?:公司|企业社|企業社|工程行|商店|合作社|超市|[饭酒]店|经营部|门市部|加油站|养殖场))(\p{Script=Han}{2,4}|[A-Z][a-z]+(?: [A-Z][a-z]+){1,3})[)）]?$/su
/** The same behind an end that also stands inside names: of three characters only, the first a surname that many have. */
const GLUED_TO_SHOP = /^(.{2,}[厂店站场行部馆院所铺坊])(\p{Script=Han}{3})$/su

const namesShop = (inner: string): boolean => /^\s*即/.test(inner) || (isOrganisation(seen(inner)) && !isPersonName(inner))

/** 某公司即王小明: behind the word stands the owner, or the shop. */
const maskBehind = (text: string): string =>
  // eslint-disable-next-line regexp/no-super-linear-backtracking -- only room is tried again, and a text of a record is bounded
  text.replace(/(即)(\s*)([^即]{2,})$/su, (found, word: string, gap: string, names: string) => {
    const [, title = '', person = names] = OFFICE.exec(names) ?? TITLED.exec(names) ?? []
    return looksLikeBeside(person) ? word + gap + title + maskParts(person) : found
  })

const looksLikeBeside = (text: string): boolean => {
  const names = namesIn(text)
  return isPersonBeside(text) || (names.length > 0 && looksLikePerson(text) && names.every(isPersonBeside))
}

/** A name hidden that its source may have hidden before: what stands for its characters there is none of them, but 王** stays 王**. */
const maskHidden = (name: string): string => maskName(name.replace(/[○〇]/g, '') || name)

/** Persons' names side by side, each hidden, and what parts them kept. */
const maskParts = (text: string): string => namesIn(text).map(maskHidden).join('、')

/** Names parted by marks or white space. A name that white space takes apart is put together before it is judged. */
function maskParted(text: string, isCoded: boolean): string {
  const parts = text.split(MARKS)
  if (parts.length < 3) return text
  const isSpaced = parts.every((part, i) => i % 2 === 0 || /^\s+$/.test(part))
  const first = seen(parts[0] ?? '')
  const rest = seen(parts.slice(2).join(''))
  if (isSpaced) {
    // White space inside a firm's own name: what its code says is one firm, and what begins with no whole name.
    if (
      isOrganisation(seen(text.replace(/\s/g, ''))) &&
      (isCoded || first.length > 3 || !isPersonBeside(first) || !beginsWithCommonSurname(first))
    )
      return text
    if (isOrganisation(first) && looksLikeBeside(rest)) return parts.slice(0, 2).join('') + maskParts(parts.slice(2).join(''))
  }
  return parts.map((part, i) => (i % 2 === 1 ? part : isPersonBeside(part) ? maskName(seen(part)) : maskOwner(part))).join('')
}

/** A name beside a word that says who that is, hidden: 法人王小明, 王小明承包. */
function maskOwner(text: string): string {
  const [, title = '', behind = ''] = TITLED.exec(text) ?? []
  if (looksLikeBeside(behind)) return title + maskParts(behind)
  const [, before = '', word = ''] = OWNING.exec(text) ?? []
  return beginsWithCommonSurname(before) && isPersonBeside(before) ? maskName(before) + word : text
}

/** Brackets within each other that are looked into: no party has as many, and what stands deeper is hidden whole. */
const NESTING_MAX = 6

/** What stands in brackets behind a name. */
function maskInner(inner: string, depth = 0): string {
  if (depth > NESTING_MAX) return '…'
  const [, title = '', labelled] = OFFICE.exec(inner) ?? []
  if (labelled !== undefined) return title + maskParts(labelled)
  const owner = maskOwner(inner)
  if (owner !== inner) return owner
  const pieces = piecesOf(inner)
  if (pieces.some((piece) => typeof piece !== 'string')) {
    // 康亮(Lars Eckerlein): one person in two scripts.
    return pieces
      .map((piece) =>
        typeof piece === 'string' ? maskInner(piece, depth + 1) : piece.open + maskInner(piece.inner, depth + 1) + piece.close,
      )
      .join('')
  }
  const told = maskBehind(inner)
  if (told !== inner) return told
  const [, word = '', behind = inner] = /^(\s*即)([\s\S]*)$/.exec(inner) ?? []
  if (looksLikeBeside(behind)) return word + maskParts(behind)
  // 卡斯博MARK CASPER
  const [, han, latin = ''] = /^(\p{Script=Han}{2,5})\s*([A-Z][A-Za-z.,'’ -]+)$/u.exec(seen(behind)) ?? []
  if (han !== undefined && /[a-zA-Z]{2} [A-Za-z]|\p{Script=Han}[A-Z]{2,}/u.test(behind) && !isOrganisation(han))
    return `${word}${maskName(han)} ${maskName(latin)}`
  return word + maskParted(behind, false)
}
