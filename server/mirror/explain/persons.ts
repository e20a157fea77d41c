import { squeeze } from '../../../shared/codes/text'
import { personsNamedIn } from '../../privacy/texts'
import { spelt } from './spelt'

/** Headers under which offices write persons' names, wherever in it the role stands, and those of the numbers by which they are reached. */

/** Where the word for a person ends: with the header, at a mark, or before a word that says no more than that a name stands there. */
const ENDS = '(?=$|[()[】/、,+&及和与與或-]|包保|姓名|名字|名单|名單|签名|签字|签章|簽名|簽字|签认|确认|[12一二三甲乙丙]$)'
/** Who went along with a check, in a header that is no more than that: they are never public. */
const COMPANY = '^(?:现场|企业|单位)?(?:陪同|陪检|随行|同行|带队|参检)(?:检查)?(?:领导|干部)?$|^(?:参加|参与)(?:检查)?$|^检查组$'
const PERSON_HEADER = new RegExp(
  [
    // Who does something, as 检查人, 记录人员, 责任者, 网格员; neither the unit of a number, as in 死亡（人）, nor how many there are.
    `(?<=[一-龥])(?<![每万千百几数多个]|机器)人员?${ENDS}`,
    `(?<=[一-龥])(?<!人|党|黨|会|會|动|動|裁|满|复|^全)[员員]${ENDS}|人員${ENDS}|(?:责任|責任|负责|負責|经营|經營|监护|执行|参与|参加|管理|驾驶|举报|受害)者${ENDS}`,
    `(?:员工|职工|工人)${ENDS}|(?:责任|值班|带班|企业|公司|单位)领导${ENDS}`,
    // Who is something.
    `(?:^|项目|执行|生产|安全|技术|总|副|车间|班|网格|片区|现场|部门|值班|检查|暗访|暗查|督查|督导|巡查|执法|[()/、及和与])(?:经理|总监|总工|工程师|厂长|矿长|站长|校长|院长|园长|店长|队长|组长|班长|班组长|所长|科长|处长|局长|主任|司机|网格长|片区长|街长|路长|楼长|工长|段长|书记)${ENDS}`,
    `(?:法人|企业|单位|业主|监理|职工|现场|项目|施工|设计)代表${ENDS}|(?:业主|業主|股东|股東|组员|成员|专家)${ENDS}`,
    COMPANY,
    `姓名|^名单$|(?:签名|签字|簽名|簽字)(?!日期|时间|时限|情况|是否)`,
  ].join('|'),
)
const NUMBER_HEADER = /身份证|身份證|证件号|电话|電話|手机|联系方式|联络方式/

/** Whether a header says that its column holds persons' names, be it beside their numbers. */
export const namesPersons = (header: string): boolean => PERSON_HEADER.test(spelt(header))

/** Whether a header says that its column holds those who made a check or went along with it. */
export const namesCompany = (header: string): boolean => COMPANY_HEADER.test(spelt(header))
const COMPANY_HEADER = new RegExp(
  `${COMPANY}|^(?:现场|企业|单位)?(?:陪同|陪检|随行|同行|带队|参加|参与|参检|检查组?)(?:检查)?(?:人员?|者|成员|组员)`,
)

/** Whether a header says that its column holds persons' names, or their numbers. */
export const isPersonal = (header: string): boolean => namesPersons(header) || NUMBER_HEADER.test(spelt(header))

/**
 * Whether a column holds persons' names: by its header, or, under one that speaks of numbers, by what stands beside the numbers. Where all its cells
 * are numbers it names nobody: they tell how many there are.
 */
export function holdsPersons(header: string, values: readonly string[]): boolean {
  const filled = values.filter((value) => value !== '')
  if (namesPersons(header)) return filled.length === 0 || filled.some((value) => /\p{L}/u.test(value))
  return isPersonal(header) && filled.some(namesSomebody)
}

/** What stands between the parts of a cell of names and numbers. */
const NUMBERS = /[\d\s()（）+\-—~.:：]+/g
const namesSomebody = (value: string): boolean =>
  personsNamedIn([squeeze(value.replace(NUMBERS, ' '))]).some((name) => /^\p{Script=Han}{2,4}$/u.test(name) && !UNIT.test(name))
/** How a unit of an office ends, which is called beside its number as persons are. */
const UNIT = /[室科处局部队所办站组厅院委]$|办公|电话|值班|热线/
