import { foldCharacters } from '../../../shared/codes/fold'

/**
 * Whether somebody leads a public body: a government, a department of one, or a party committee, at township level or above. The closed list of such
 * posts: whatever else is written beside one makes it another post, and then nobody is named.
 */

const DEPUTY = '(?:第一|常务|执行)?(?:副)?'
const PLACE = '[\\p{Script=Han}]{1,10}?'

/** Where a government is, and who leads it. */
const governed = (level: string, head: string): string => `(?:${PLACE}(?:${level})(?:人民政府)?)?${DEPUTY}(?:${head})`
const GOVERNMENT = [
  governed('省|自治区', '省长'),
  `(?:${PLACE})?自治区(?:人民政府)?${DEPUTY}主席`,
  governed('市|自治州|州|盟|地区|省|自治区', '市长|州长|盟长'),
  governed('县|区|旗|市', '县长|区长|旗长'),
  governed('镇|乡|苏木|县|区|市', '镇长|乡长|苏木达'),
]

/** Departments by how they end, and what their heads are called. A department stands before its head, or the head is anybody's. */
const DEPARTMENT = [
  `${PLACE}(?:厅|局|委员会|安委会|安全生产委员会|防灾减灾救灾委员会|消防安全委员会|委|办公厅)${DEPUTY}(?:厅长|局长|主任)`,
  `(?:${PLACE})?(?:应急(?:管理)?|住建|住房和城乡建设|交通(?:运输)?|公安|消防|市场监督管理|市监|工信|工业和信息化|教育|文旅|文化和旅游|水利|农业农村|商务|自然资源|卫健|民政|城管|发改)(?:厅|局|委)${DEPUTY}(?:厅长|局长|主任)`,
  `(?:${PLACE})?(?:安委会|安委办|安委会办公室|安全生产委员会办公室)${DEPUTY}主任`,
  `${PLACE}(?:消防救援)(?:总队|支队)${DEPUTY}(?:总队长|支队长)`,
  `${PLACE}(?:街道|街道办|街道办事处|开发区管委会|高新区管委会|新区管委会|园区管委会|管委会|管理委员会)${DEPUTY}主任`,
]

/** Committees of the party, from the township up, and those who lead them; a secretary stands for the committee that is named. */
const PARTY = [
  `(?:${PLACE})?(?:省委|市委|州委|盟委|县委|区委|旗委|自治区党委|镇党委|乡党委|街道党工委|工委|党工委|镇委|乡委)(?:常务)?(?:副)?书记`,
  `(?:${PLACE})?(?:省委|市委|州委|县委|区委|旗委)常委`,
  `${PLACE}(?:厅|局|委员会|管委会)党(?:组|委)(?:成员)?(?:副)?书记`,
  `(?:${PLACE})?(?:省|市|州|县|区)(?:委|政府)(?:常务)?(?:副)?秘书长`,
]

/** Several posts of one person, each of which leads: 市委常委、副市长. */
const BETWEEN = /[、,，;；/兼\s]+/
/** The head of a body that the post before has named: 市应急管理局党委书记、局长. */
const BESIDE_ANOTHER = /^(?:局长|厅长)$/
const LEADING = new RegExp(`^(?:${[...GOVERNMENT, ...DEPARTMENT, ...PARTY].join('|')})$`, 'u')

/**
 * What stands in a post that is none of a leading one, although it ends so: a part of a body, those around its head, experts, a trade union, people of a
 * village, a firm or a school, who stood there once or stands there for another.
 */
const ELSE =
  /^原|前任|曾任|退休|离任|^代|代$|代局|代市|代县|受[^受]*委[托派]|拟任|候任|秘书(?!长)|司机|助理|科员|干部|调研员|职员|工作人员|队员|组员|组长|科|股|处(?!长)|室(?!副?主任)|站|所|班|车间|工段|专家|工会|团|妇联|协会|学会|商会|联合会|基金会|村|社区|居委|小组|支部|总支|公司|集团|企业|厂|矿|医院|学校|大学|学院|院长|校长|研究|设计|工程师|医师|教师|编辑|记者|中心|大队|中队|分队|分局|值班|带班|项目|物业|业主|人大|政协|陪同|随行|代表/

/** Offices whose names end as those of a part of a body do. */
const WHOLE_OFFICES = /街道办事处|安委会办公室|安全生产委员会办公室|办公厅/g

/** Whether a post is that of somebody who leads a public body. In doubt it is not. */
export function isLeadingPost(post: string): boolean {
  const written = foldCharacters(post).trim()
  // What stands in brackets may take away what stands before them, or name somebody else.
  if (/[()（）[\]【】〔〕{}<>《》"“”'‘’]/.test(written)) return false
  const posts = written.split(BETWEEN).filter((one) => one !== '')
  const leads = (one: string, at: number): boolean => LEADING.test(one) || (at > 0 && BESIDE_ANOTHER.test(one))
  return posts.length > 0 && posts.every((one, at) => leads(one, at) && !ELSE.test(one.replace(WHOLE_OFFICES, '')))
}
