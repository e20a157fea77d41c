import { isBracketWord } from './bracketWords'
import { listFinder } from './lists'
import { isPlace } from './places'
import { LONG_SURNAME, beginsWithCommonSurname } from './surnames'

/**
 * Persons whom a running text names beside what they do there, where no column names them: 工人林知帆未系安全带. Only words before and behind the name
 * make it one, and only behind a surname that very many people have: measured on real descriptions, what begins with a rarer one is a word.
 */

/** Who somebody is, right before the name. */
const WHO =
  '(?:工人|员工|职工|民工|普工|工友|人员|操作[工员]|电焊工|电工|焊工|架子工|木工|瓦工|钢筋工|起重工|信号工|(?:塔吊|叉车|吊车)?司机|驾驶员|叉车工|安全员|保安员?|班组?长|老板娘?|店主|业主|经营者|门卫|值班[人员]员?|特种作业人员|当事人|责任人|负责人|检查人)'
/** A name as it may stand in a text: of four characters behind a surname of two. */
export const NAME_IN_TEXT = `(?:${LONG_SURNAME}\\p{Script=Han}{2}|\\p{Script=Han}{2,3})`
const NAME = `(${NAME_IN_TEXT})`
/** What somebody did or did not do, right behind the name. */
const DEED =
  '(?=未|无证|無證|违章|违规|違章|違規|没有|沒有|没戴|没系|不戴|不系|擅自|酒后|私自|正在|操作|作业|作業|上岗|拒不|拒绝|不配合|阻挠|不在[岗场]|脱岗|离岗|睡岗|吸烟|抽烟)'
const ENDS = '(?=$|[\\s，,。；;、）)])'
/** Whom an accident hit, whose name nothing else of it may tell. */
const HIT = '(?:死者|伤者|伤员|遇难者|罹难者|受害[人者]|遇险者|失联者|失踪者|驾驶[人员]|死亡人员|受伤人员|遇难人员)'
/** What is told right behind the name of somebody who was hit. */
const FATE =
  '(?=$|[\\s，,。；;、）)（(：:]|被|从|在|因|于|系|由|经|当场|不慎|不幸|坠|触电|驾驶|送医|死亡|身亡|受伤|重伤|轻伤|遇难|溺水|中毒|的?同[班组事岗])'
const HARMED = '(?:当场|经抢救无效|抢救无效|不幸|均|全部)?(?:死亡|身亡|受伤|重伤|轻伤|遇难|溺亡|烧伤|坠亡|失踪|被埋)'
/** How many they were, between their names and what befell them. */
const COUNTED = '等?(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})?[人名]?'
const SEVERAL = /[、和与及](?=\p{Script=Han}{2})/u
const PATTERNS = [
  `${HIT}[为是系]?[:：]?\\s?${NAME}${FATE}`,
  `(?:${WHO})${NAME}(?=被|从|坠|触电|不慎|当场|死亡|身亡|受伤|遇难|驾驶)`,
  `(?:致|致使|造成|导致)${NAME}(?=${HARMED})`,
  `(?:^|[查问与和跟，。；;、])${NAME}(?=的?同(?:班|组|事|岗))`,
  `${WHO}${NAME}${DEED}`,
  `${WHO}[:：]\\s?${NAME}${ENDS}`,
  `(?:${WHO}|无证|無證|违章|违规)[（(]${NAME}[）)]`,
].map((pattern) => new RegExp(pattern, 'gu'))
/** Several names one after another, whom the same befell or who did the same. */
const LISTED = [
  { start: `(?:${HIT}|${WHO})[:：]?\\s?`, end: `(?:${FATE}|${DEED})` },
  { start: '(?:致|致使|造成|导致)', end: `(?=${COUNTED}${HARMED})` },
].map((around) => listFinder({ ...around, between: ['[、和与及]'], least: 2 }))
/** Words that begin as names do. */
const WORDS =
  /^(?:[于向]|高[处空温压度层低大速架位坠配挂]|高龄$|周[边围末转期]|周(?:检|例会|活动|计划)|周[会报日一二三四五六]$|马[上路达]|马[虎道]$|白[天班色]|夏[季天]|夏日$|施[工]|任[意何务职选命免]|任一$|常[规见年期用态带赤备驻白]|安[全装]|万[一元用能吨]|温[度差]|石[块子棉料材]|金[属加具]|雷[雨电管]|严[重格禁肃查防管密]|方[向式可面法案便木班]|许[可多久]|程[序度]|段落|段长$|易[燃爆违疲滑碎拉]|田[间地]|江[边面]|江中$|车[间辆]|钱|包[括含]|洪水|项目|季|陆续|管理|全部|汤|康复|时|戴(?:[手口好着上帽护防耳面]|安全)|孔[洞口]|范[围例]|余[料量]|毛[毯坯料线]|曾[经多]|武装|宋体|龙[门吊]|史[上料]|陈述|张贴|金额|余下|毕业|段位|高于|高级|周联[合动]|周度|齐[全备整]|常务|(?:史志|方志)(?:$|[同办馆工和与及])|方[能才]|方可[离继进撤入办作施复开恢])/
/** What people are called beside their surnames, and names that are masked already. */
const CALLED = new RegExp(`^(?:.|${LONG_SURNAME})(?:工|总|师傅?|经理|主任|某某?)$`, 'u')
/** What no given name ends in. */
const NO_END = /[的了时后前内外上下中者等及和与在已均可应需须将被把对为是有无副]$/
const LONGEST = 20_000

/** Blanks and points by which the three characters of a name are kept apart. */
const APART = /(\p{Script=Han})[ ·・•‧.]+(\p{Script=Han})[ ·・•‧.]+(\p{Script=Han})/gu
/** The same behind a surname alone, where somebody is named: 举报人沈·舟. */
const SURNAME_APART =
  /(?<=(?:举报|投诉|反映|报告|知情|提供|联系|经办|承办|申请|收款|领取|领奖|受奖|当事|责任|负责|检查)人员?|群众|职工|工人|组长|[给请由、和与及]|責成|责成)([:：为是]?[（(“"「]? ?)(\p{Script=Han})[ ·・•‧.]+(?=\p{Script=Han})/gu

/** A text in which the characters of names stand together: 举报人沈·远·舟. */
export const withNamesTogether = (text: string): string =>
  text
    .replace(APART, '$1$2$3')
    .replace(SURNAME_APART, (all, before: string, first: string) => (beginsWithCommonSurname(first) ? before + first : all))

/** The names of persons that a text tells beside what they do. */
export function personsBesideDeeds(text: string): string[] {
  const read = text.slice(0, LONGEST)
  const alone = PATTERNS.flatMap((pattern) => [...read.matchAll(pattern)].flatMap(([, name = '']) => name.split(SEVERAL)))
  const found = [...alone, ...LISTED.flatMap((find) => find(read)).flatMap(({ listed }) => listed.split(SEVERAL))]
  return [...new Set(found)].filter(isNameInText)
}

/** Names of firms, trades and hours behind a part, whose first characters are also somebody's. */
const NO_PERSON = '(?!金蝶(?:软件|财务|云)|高峰[期时段]|钟点工|陈列)'
/** What somebody does who told, behind a name of two characters that it would else be the third of. */
const TELLS = '(?=(?:反映|举报|投诉|来电|来信|来访|提供|称|要求))'
/** What stands between a word that says who comes, and the name. */
const MARKED = '[:：]?\\s?[（(“"「]?\\s?'
/** Whose name stands right behind what they are called, or what they were given, whatever follows; looked for at every place, for one may stand before the other. */
const BEHIND = new RegExp(
  `(?=(?:举报人|投诉人|线索(?:提供)?人|领奖人|受奖人|领取人|收款人|经办人|承办人|联系人|申请人|被处罚人|当事人|奖励|(?:返还|退还|支付|发放|补偿|发|付|退|奖励)给)(?:员)?${MARKED}${NO_PERSON}(\\p{Script=Han}{2}${TELLS}|${NAME_IN_TEXT})((?:[、和与及]${NAME_IN_TEXT})*))`,
  'gu',
)

/** The names that a text may mean by two to four characters that nothing ends: what follows a name of two looks like its third, and then the two are hidden. */
const readingsOf = (name: string): string[] =>
  name.length < 3 || NO_END.test(name) ? [name.slice(0, 2)] : [name, ...(isNameInText(name) ? [] : [name.slice(0, 2)])]

/** The names of persons that a text tells behind their part in a matter: 举报人陈小帆的奖励. */
export function personsBehindParts(text: string): string[] {
  const found = [...text.slice(0, LONGEST).matchAll(BEHIND)].flatMap(([, name = '', others = '']) => [
    ...readingsOf(name),
    ...(isNameInText(name) ? others.split(SEVERAL).filter((other) => other !== '' && isNameInText(other)) : []),
  ])
  return [...new Set(found)].filter(isNameInText)
}

/** What a post is called behind a name. */
const POST =
  '(?:(?:常务)?副?(?:主任|局长|科长|处长|部长|书记|镇长|乡长|区长|县长|市长|所长|站长|队长|支队长|大队长|中队长|组长|院长|厂长|矿长|董事长|主席|秘书长|总?经理|总监)|同志)'
/** By when somebody has to do something. */
const BY_A_DAY =
  '[于於](?:[\\d０-９]|[本下当次]?[年月季周]|[一二三四五六七八九十])|[于於]?在?[\\d０-９]{1,4}\\s?[年月日天个前]|在[\\d０-９]'
/** What somebody is asked to do. */
const TO_DO =
  '尽快|尽早|尽速|立即|立刻|马上|及时|抓紧|牵头|负责|督促|督办|组织|落实|抓好|做好|按期|按时|限期|限时|配合|协助|跟进|跟踪|汇总|报送|完成|研究|协调|会同|带队|统筹|核实|核查|处理|办理|整改|务必'
const AND_ALSO = '[、，,和与及]'
/** Who is asked to do something: several names, or one of three characters at least, for two are too often a word or a place. */
const ASKED_FOR = listFinder({
  start: `(?:(?:^|[\\s，,。；;：:、（(“"「.．）)并现特拟敬])(?:请|請|烦请|由)|责成|責成)${MARKED}`,
  post: POST,
  between: [AND_ALSO],
  end: `[”"」）)]?(?=${BY_A_DAY}|${TO_DO})`,
})
const ASKED = [
  `(?:^|[\\s，,。；;：:、（(“"「.．）)])(?:请|請|烦请|由)(\\p{Script=Han}{2,3}同志)`,
  `(?:^|[\\s，,。；;：:、（(“"「.．）)])(${NAME_IN_TEXT}${POST})(?=${BY_A_DAY}|${TO_DO})`,
].map((pattern) => new RegExp(pattern, 'gu'))
const POST_END = new RegExp(`${POST}$`, 'u')
/** What units, places and those who hold a post end in. */
const UNIT_END = /[区县市省州镇乡村街道局委办厅会部处科室股组队所站院校园厂司企行店矿库港场馆中心班方们员长人者户家位段车]$/

/** Places, things and bodies of which the first character is also a surname, and that no end tells. */
const ASKED_WORDS = /^(?:董监高|高管层|白鹤滩|曹妃甸|万泉河|孔雀城|陈列品|余热炉|鲁西南|金工间|任教)$/
const mayBeAsked = (name: string): boolean => isNameInText(name) && !UNIT_END.test(name) && !ASKED_WORDS.test(name)

/** The names among those that are asked. Two characters are one where a post says so, or a longer name stands beside them. */
function namesAsked(listed: string): string[] {
  const words = listed.split(new RegExp(AND_ALSO, 'u')).map((word) => ({ name: word.replace(POST_END, ''), hasPost: POST_END.test(word) }))
  const hasLong = words.some(({ name }) => name.length > 2 && mayBeAsked(name))
  return words
    .filter(({ name, hasPost }) => name.length > 1 && (name.length > 2 || hasPost || hasLong) && mayBeAsked(name))
    .map(({ name }) => name)
}

/** The names of persons whom a text asks for something: 请沈远舟于6月30日前完成, 责成沈远舟、李近帆牵头. */
export function personsAsked(text: string): string[] {
  const together = withNamesTogether(text.slice(0, LONGEST))
  const alone = ASKED.flatMap((pattern) => [...together.matchAll(pattern)].map(({ 1: listed = '', index }) => ({ listed, index })))
  const found = [...ASKED_FOR(together), ...alone]
  return [...new Set(found.sort((one, other) => one.index - other.index).flatMap(({ listed }) => namesAsked(listed)))]
}

/** Whether Han characters in a running text are a name, and no word that begins as one. */
export const isNameInText = (name: string): boolean =>
  beginsWithCommonSurname(name) &&
  ![WORDS, CALLED, NO_END].some((pattern) => pattern.test(name)) &&
  !isPlace(name) &&
  !isBracketWord(name.slice(0, 2))
