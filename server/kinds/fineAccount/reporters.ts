import { nameKey } from '../../../shared/codes/fold'
import { simplified } from '../../../shared/codes/simplified'

/** By which words an office tells that somebody was paid for a report: rather two purposes too many are taken for that, but none that is plainly something else. */

/** One who tells the police, and nobody of 一线人员 or 热线人员. */
const INSIDER = '(?<![一二三前热在牵沿产航专防战火])线人(?![员士数次力口工才防流])'
/** What was reported, and to whom: whatever is paid a few words from it is paid for it. */
const REPORT = `(?:举报|检举|揭发|控告|告发|投诉|线索|吹哨|爆料|(?<![申上填提])报料|(?<![保机涉加])密报(?!告)|随手拍|随拍|有奖拍|找茬|知情人|${INSIDER}|线民|线报|告密|耳目(?!一新)|特情|来电|来信|信访|有功(?:人员|群众|者)?|(?:群众|社会)监督|反映问题|提供信息|信息提供|查证属实|查实|曝光|啄木鸟|(?:发现|查找|寻找|找)隐患|隐患发现|(?:内部|隐患|匿名|员工)报告|报告(?=隐患|奖|补)|12350|12345)`
const PAID = '(?:奖|酬|兑现|兑付|激励|赏金)'
const BETWEEN = '[^。；;！!？?\\n]{0,40}?'

/** What is paid to somebody by another name, right behind the one who reports, or what was reported: what the hotline or its posters cost is none of it. */
const TO_WHOM =
  '(?:举报|检举|揭发|线索|吹哨|爆料|(?<![申上填提])报料|随手拍|知情|线人|线民|线报|告密|耳目|特情|眼线|(?<![保机涉加])密报|有功(?=人员|群众|者))(?:人员?|者|群众)?["“”]?的?(?:补[助贴偿]?|津贴|慰问|感谢|劳务|提供|专项|红包|经费|资金|费|金|款|支出|开支)'

/** Those who watch and tell by appointment; of weather, of disasters and of what else is counted somebody else tells. */
const INFORMANTS =
  '(?<!气象|灾害|灾情|地灾|地震|地质|水文|水情|汛|统计|价格|物价|农业|农情|农技|就业|劳动|档案|宣传|网络|科技|疫情|防疫|病虫|民政|旅游|文化)信息员'
const APPOINTED = `(?:${INFORMANTS}|(?:社会|义务|群众|市民|特约|特邀|民间|志愿)监督员|情报员|(?<![国省市])内线人员|卧底)的?(?:报酬|补[助贴偿]|津贴|慰问|感谢|劳务|红包|经费|资金|费|金|款|支出|开支|${PAID})`
/** What is known of crimes, and not of science or trade. */
const INTELLIGENCE = '(?<!科技|科学|技术|专利|文献|图书|竞争|商业|市场)情报(?:信息|线索)?(?:费|经费|资金|款|补[助贴偿]|奖|酬)'
const UNNAMED = '匿名(?:人|者|群众|市民|来电|来信|提供者?)?的?(?:奖|酬|补[助贴偿]|红包|赏)'
const RED_PACKET = '红包[(（]?(?:举报|检举|线索|吹哨|群众)(?:人|者|奖励)?(?:[)）]|$)'
/** Prizes for whoever finds hazards, and none for whoever writes a slogan. */
const WORKS = '标语|口号|作品|征文|摄影|照片|视频|标识|徽标|LOGO|吉祥物|海报|歌曲|书画|漫画|微电影|稿件|文稿'
const CALLS = `(?<!(?:${WORKS}).{0,6})有奖(?:征集|征询)(?!.{0,10}(?:${WORKS}))`

const PATTERN = new RegExp(
  [
    `${REPORT}${BETWEEN}${PAID}`,
    `${PAID}${BETWEEN}${REPORT}`,
    TO_WHOM,
    APPOINTED,
    INTELLIGENCE,
    UNNAMED,
    RED_PACKET,
    CALLS,
    '悬赏',
    '举报有功',
  ].join('|'),
)

/** Whoever is paid for it by these words can be nobody else. */
const WHO = `${INSIDER}|(?:举报|检举|揭发|吹哨|爆料|知情|提供线索的?)(?:人|者|群众|市民|职工|员工)`
const PRIZE = '(?:奖励|奖金|兑奖|赏金|酬金|酬谢)'
/** A purpose that is called by nothing but a prize. */
const PRIZE_ALONE = `^(?:发放|兑现|兑付|支付)?${PRIZE}(?:资金|专项|支出|开支|费用?|金|款)?(?:发放|兑现|兑付|支付)?$|^(?:微信|电子|现金)?红包(?:支出|费|款)?$`
const OF_PEOPLE =
  '奖励?(?:群众|市民)|(?:群众|市民)奖|(?:群众|市民|公众|居民|村民|网民|网友)(?:反映|报告|监督|提供|发现).{0,8}?(?:奖|酬)|群众(?:奖|酬)'
const IN_ENGLISH = 'whistle|informant|informer|rewards?|bount(?:y|ies)|tip-?offs?'

const IN_NAMES = new RegExp(`${WHO}|${PRIZE_ALONE}|${OF_PEOPLE}|${IN_ENGLISH}`, 'i')
const IN_SENTENCES = new RegExp(WHO)

/** Whether a text tells of what reporters are paid, however its letters are kept apart or written; `also`: what tells it in a text of this sort. */
function isOfReporters(text: string, also: RegExp): boolean {
  const plain = simplified(nameKey(text))
  return PATTERN.test(plain) || also.test(plain)
}

/** Signs between letters: 举、报、奖、励. A name has no sentences. */
const SIGNS = /[\p{P}\p{S}]/gu

/** Whether a purpose is called so, with its signs or without. */
export const isNamedForReporters = (name: string): boolean =>
  isOfReporters(name, IN_NAMES) || isOfReporters(name.replace(SIGNS, ''), IN_NAMES)

/** Whether a sentence tells of it. */
export const isSaidOfReporters = (sentence: string): boolean => isOfReporters(sentence, IN_SENTENCES)
