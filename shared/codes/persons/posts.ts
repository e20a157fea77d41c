import { isOrganisation } from './organisations'
import { surnameLength } from './surnames'

const anyOf = (words: string): string => words.trim().split(/\s+/).join('|')

/** What a post or a part of a firm is for, and whose it is. */
const SUBJECTS =
  '公司 企业 单位 集团 部门 科室 车间 班组 项目 工段 工区 片区 网格 区域 现场 属地 街道 社区 村级 安全生产 安全 生产 生技 技术 设备 环保 安环 环安 安质 安监 安技 安保 ' +
  '质量 质检 质安 质管 质监 消防 应急 施工 行政 资料 材料 物资 物料 机电 机修 机动 机械 电仪 电气 电修 仪表 动力 锅炉 热力 公用 水电 仓库 仓储 储运 物流 后勤 财务 人事 人力资源 劳资 综合 采购 供应 销售 ' +
  '市场 运营 运行 运维 运输 研发 化验 检验 检测 检修 维修 维保 工程 工艺 土建 监理 建设 总承包 总包 分包 劳务 整改 治理 复查 复核 验收 检查 核查 督查 督办 监督 监管 监护 监测 审核 审批 批准 ' +
  '排查 上报 填报 报告 记录 签发 登记 联系 经办 承办 办理 落实 责任 负责 操作 作业 看守 巡检 巡查 管理 法定 计划 经营 企管 法务 审计 党群 党政 党建 纪检 工会 合同 预算 测量 试验 装卸 包装 焊接 铸造 锻造 冲压 ' +
  '喷涂 电镀 涂装 总装 装配 金工 钳工 电工 焊工 木工 钢筋 油漆 乙炔 制氧 空压 制冷 冷冻 配电 变电 高压 低压 热处理 成型 注塑 调度 保卫 保安 温控 任务 武装 宣传 组织 信息 网络 档案 培训 医务 食堂 车辆 ' +
  '驾驶 包保 挂片 党支部 支部 党委 领导小组 领导 工作'
/** How the holder of a post stands to others. */
const RANKS =
  '常务 执行 专职 兼职 专兼职 值班 当班 带班 跟班 夜班 早班 中班 白班 晚班 分管 主管 主要 直接 第一 副 总 正 首席 注册 高级 代理 临时 现任 时任 原 被 各 全体 相关 有关 本 该'
/** The words of posts themselves. */
const HEADS =
  '法人代表 代表人 法人 代表 负责人 责任人 当事人 联系人 人员 员工 职工 员 人 者 总经理 副经理 经理 总监 总工程师 总工 工程师 主任 主管 主席 书记 副总 总 董事 董事长 监事 监理 助理 领导 专员 专家 干事 ' +
  '师傅 司机 保安 门卫 会计 出纳 秘书 校长 教师 老师 医生 护士 老板 股东 房东 班组'
const LED = '厂矿站店班组队所科处局部段库院校村镇乡区工网格园行会室车台场'
const OWNED = '业店户船车雇机场房'
const TRADES = '电焊钳木瓦架管杂普技水油锅司炉起重机维修'
const HEAD = `(?:${anyOf(HEADS)}|值班长|班组长|网格长|工段长|车间主任|护士长|秘书长|检察长|[${LED}]长|[${OWNED}]主|[${TRADES}]工)`
const POST = new RegExp(`^(?:${anyOf(`${SUBJECTS} ${RANKS}`)}|[兼厂矿站店班组队科处局部所])*${HEAD}{1,2}$`)

/** How a part of a firm or of an office ends. */
const PART = '(?:[部科室处局队组班站所厂矿店院校办]|车间|班组|中心|工段|小组|公司)'
const NUMBERED = '第?(?:[一二三四五六七八九十]{1,3}|[甲乙丙丁]|[A-Za-z]?\\d{1,3}[#号]?)'
const PART_OF_FIRM = new RegExp(
  `^安委[会办]$|^安办$|^管委会$|^住建[局委]$|^(?:${anyOf(SUBJECTS)}|项目经理|${NUMBERED}|[总分各本])+(?:${NUMBERED})?${PART}$`,
)
const UNIT_ENDS =
  /(?:[部科室处局队组班站所厂矿店院校办司炉库场段线区镇乡村县市园行社会委楼栋港岛期]|车间|监狱|班组|中心|街道|集团|政府|工会|物业|广场|总站)$/
/** Ends that stand in given names too. */
const ALSO_GIVEN = /[社行會会园園城港楼樓堂阁庄村镇乡委场线段区县市栋校科库]$|建设|工程|文化|保安|保险|环保|科技|能源|电力|建筑|建工/

/** Many at once who are called by no name: 各有关单位, 相关责任部门. Nobody's surname is 各, and 有关 and 相关 before a unit are no name. */
const COLLECTIVE =
  /^(?:[县市区镇乡级省]*各|全[体市县区省]|所有|其他|有关|相关)+(?:有关|相关|责任|成员|牵头|配合|参建|施工|建设|生产|经营|监管|主管|行业|属地|直属|直)*(?:单位|部门|企业|机构|方面?|镇街|县区|街道|乡镇|镇乡|区县|县市区?|科室|处室|科所|人员|站所|园区|社区|村居?)(?:[和、及与各]*(?:单位|部门|企业|镇街|县区|街道|乡镇|园区))*$/

/** Whether a text means many at once and names none of them. */
export const isCollective = (text: string): boolean => text.length <= 16 && COLLECTIVE.test(text)

/** The longest that a post is called. */
const POST_LENGTH = 14

/** Whether a word says what post somebody holds, and nobody's name: 安全员, 生产副总. */
export const isPost = (word: string): boolean => word.length > 1 && word.length <= POST_LENGTH && POST.test(word)

/** Whether a word is a part of a firm by what that is for, or by its number: 安环部, 第三班组. */
export const isPartOfFirm = (word: string): boolean => word.length <= POST_LENGTH && PART_OF_FIRM.test(word)

/** Whether a word, as long as a name and with a surname before it, is one rather than a unit's: 李建厂. */
const isShortName = (word: string): boolean => {
  const surname = surnameLength(word)
  return surname > 0 && word.length <= surname + 2
}

/** Whether a word names a unit by how it ends. What could be somebody's name is one only where it is known. */
export function isUnitWord(word: string): boolean {
  if (word.length < 2) return false
  if (isPartOfFirm(word)) return true
  if (isShortName(word)) return isOrganisation(word) && !/^.{1,2}[建立新国]/.test(word)
  return isOrganisation(word) || UNIT_ENDS.test(word)
}

/** Whether the end by which a word names a unit could as well be that of a name behind one: 生产部李建社. */
export const endsAsNames = (word: string): boolean => ALSO_GIVEN.test(word.slice(-2))

/** Whether a word ends as only firms and their parts do. */
export const endsAsFirm = (word: string): boolean => /(?:公司|集团|[部科室处局厂队组班]|车间|街道|办事处)$/.test(word)
