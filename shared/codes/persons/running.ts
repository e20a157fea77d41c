import { isBracketWord } from './bracketWords'
import { isPlace } from './places'
import { beginsWithCommonSurname } from './surnames'

/**
 * Persons whom a running text names beside what they do there, where no column names them: 工人林知帆未系安全带. Only words before and behind the name
 * make it one, and only behind a surname that very many people have: measured on real descriptions, what begins with a rarer one is a word.
 */

/** Who somebody is, right before the name. */
const WHO =
  '(?:工人|员工|职工|民工|普工|工友|人员|操作[工员]|电焊工|电工|焊工|架子工|木工|瓦工|钢筋工|起重工|信号工|(?:塔吊|叉车|吊车)?司机|驾驶员|叉车工|安全员|保安员?|班组?长|当事人|责任人|负责人|检查人)'
const NAME = '(\\p{Script=Han}{2,3})'
/** What somebody did or did not do, right behind the name. */
const DEED = '(?=未|无证|無證|违章|违规|違章|違規|没有|沒有|没戴|没系|不戴|不系|擅自|酒后|私自|正在|操作|作业|作業|上岗)'
const ENDS = '(?=$|[\\s，,。；;、）)])'
const PATTERNS = [`${WHO}${NAME}${DEED}`, `${WHO}[:：]\\s?${NAME}${ENDS}`, `(?:${WHO}|无证|無證|违章|违规)[（(]${NAME}[）)]`].map(
  (pattern) => new RegExp(pattern, 'gu'),
)
/** Words that begin as names do. */
const WORDS =
  /^(?:[于向]|高[处空温压度层低大速]|周[边围末转期]|马[上路达]|白[天班色]|夏[季天]|施[工]|任[意何务职]|常[规见年期用]|安[全装]|万[一元]|温度|石[块子棉料]|金属|雷[雨电]|严[重格禁]|方[向式可]|许[可多]|程序|段[落]|易[燃爆]|田[间地]|江[边面]|车[间辆]|钱|包[括含]|洪水|项目|季|陆续|管理|全部|汤|康复|常常|时)/
/** What no given name ends in. */
const NO_END = /[的了时后前内外上下中者等及和与在已均可应需须将被把对为是有无]$/
const LONGEST = 20_000

/** The names of persons that a text tells beside what they do. */
export function personsBesideDeeds(text: string): string[] {
  const found = PATTERNS.flatMap((pattern) => [...text.slice(0, LONGEST).matchAll(pattern)].map(([, name = '']) => name))
  return [...new Set(found)].filter(isName)
}

const isName = (name: string): boolean =>
  beginsWithCommonSurname(name) && !WORDS.test(name) && !NO_END.test(name) && !isPlace(name) && !isBracketWord(name.slice(0, 2))
