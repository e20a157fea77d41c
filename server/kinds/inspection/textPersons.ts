import { isNameInText, isPersonName, legibleNames, personsAsked, personsBehindParts } from '../../../shared/codes/persons/index'
import { listFinder, type FoundList } from '../../../shared/codes/persons/lists'
import { NAME_IN_TEXT as NAME, personsBesideDeeds, withNamesTogether } from '../../../shared/codes/persons/running'

/** Those who went to look, and those who told, where the texts of a finding name them: they are hidden whether or not a column names them. */

const BETWEEN_NAMES = ['\\s?[、,，;；/和与及]\\s?', '\\s+']
const AND = `(?:${BETWEEN_NAMES.join('|')})`
const NAMES = `${NAME}(?:${AND}${NAME})*`
/** What somebody of a visit, or somebody who told, is called before the name. */
const WHO =
  '(?:(?:检查|暗访|暗查|督查|督导|巡查|执法|核查|复查|随行|陪同|记录|拍摄|带队|举报|投诉|反映|爆料|报告|信访|来访|上访|知情|受访)(?:人员?|者|员|组组长|组组员|组长|组员|组|小组)|组长|组员|队长|带队|举报群众|群众|职工)'
/** What such a person does, or what stands for more of them, behind the name. */
const DOES =
  '(?=[”"」]?\\s?(?:等|同志|一行|二人|两人|三人|\\d人|反映|举报|投诉|爆料|来电|来信|称|说|告知|提供|指出|要求|检查|暗访|暗查|督查|督导|巡查|执法|核查|复查|查看|查出|发现|抽查|走访|带队|拍摄|拍照|到场|到达|现场|进入|前往|赴))'
const ENDS = '(?=[”"」]?\\s*(?:$|[，,。；;)）\\n]|\\d))'
const BEGINS = '(?<=^|[\\s，,。；;：:、(（经由据])'

/** How somebody stands below what was found. */
const SIGNED = '(?:[(（]?(?:签字|签名|盖章|姓名)[)）]?)?'
const TOLD = new RegExp(`(?:${WHO}|检查人|拍照|摄影|记录|制表|填表|联系人)${SIGNED}\\s?[:：为是]\\s?[“"「]?(${NAMES})`, 'gu')
const WITH_CARD = new RegExp(`证号\\s?[:：]?\\s?[\\w-]+\\s?(${NAMES})`, 'gu')
/** Who is called so behind the name: 沈远舟（举报人）. */
const CALLED = { start: '(?<!\\p{Script=Han})', end: `[(（]${WHO}[)）]` }
const BEHIND = [
  { start: `${WHO}[(（“"「]?`, end: `(?:${DOES}|${ENDS})` },
  { start: BEGINS, end: DOES },
]
const LISTED = [...BEHIND, CALLED].map((around) => listFinder({ ...around, between: BETWEEN_NAMES }))
/** A visit that is called by those who made it: 沈远舟组. */
const GROUP = listFinder({
  start: '(?<!\\p{Script=Han})',
  between: BETWEEN_NAMES,
  end: '(?:等|小组|组|带队|一行|队)?(?!\\p{Script=Han})',
})
const BETWEEN = new RegExp(AND, 'u')
const LONGEST = 20_000

const namesBy = (pattern: RegExp, text: string, isOne: (name: string) => boolean): string[] =>
  [...text.slice(0, LONGEST).matchAll(pattern)].flatMap(([, names = '']) => names.split(BETWEEN)).filter(isOne)

const namesListed = (find: (text: string) => FoundList[], text: string): string[] =>
  find(text.slice(0, LONGEST))
    .flatMap(({ listed }) => listed.split(BETWEEN))
    .filter(isNameInText)

/** Marks that look like a colon and fold to something else. */
const COLONS = /[︰∶﹕ː꞉]/g

/** The names of those who went, of those who told, and of those who were met there, in a running text, however it is written. */
export function personsInText(text: string): string[] {
  const { plain } = legibleNames(text.slice(0, LONGEST).replace(COLONS, '：'))
  const together = withNamesTogether(plain)
  return [...new Set([plain, ...(together === plain ? [] : [together])].flatMap(namedIn))]
}

const namedIn = (text: string): string[] => [
  ...namesBy(TOLD, text, isPersonName),
  ...LISTED.flatMap((find) => namesListed(find, text)),
  ...namesBy(WITH_CARD, text, isNameInText),
  ...personsBesideDeeds(text),
  ...personsBehindParts(text),
  ...personsAsked(text),
]

/** The names by which a visit is called. */
export const personsOfVisit = (visit: string): string[] => [...new Set(namesListed(GROUP, visit))]
