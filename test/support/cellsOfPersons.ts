/** Cells of persons as ledgers write them, with the names in them that nobody may read, and cells that name nobody. All of them are invented. */
export interface CellOfPersons {
  cell: string
  names: string[]
}

/** What stands around the names, which stand for `A` and `B`. */
const AROUND = `
1.A 2.B
1、A 2、B
1．A
①A②B
(1)A(2)B
（1）A；（2）B
一、A 二、B
1)A 2)B
组长A 组员B
组长：A 组员：B
组长 A 组员 B
组长:A,组员:B
安环部:A
安环部-A
安环部/A
安环科A、B
生产部（A）
生产部（组长A）
生产部组长（A、B）
A（安环部）
A （13800001234）
A电话13800001234
A TEL:13800001234
A13800001234
A→B
A->B
A 改 B
A改为B
“A”
"A"
‘A’
「A」
A。
A;
A！
姓名：A
经理A批准
A批准
经A同意
由A负责
A（已离职）
A经理
A副总经理
A先生
A等3人
A负责人
A班组
A及相关人员
A 2026.6.1
A 2026年6月1日
A（签字）
【A】
安全生产部 部长A
生产部经理A 安全员B
云帆示例公司安全员A
云帆示例公司（安全员A）
A。B
`
  .split('\n')
  .filter((form) => form !== '')

const POSTS =
  '组长 组员 安全员 项目经理 总经理 生产副总 车间主任 值班长 班组长 店主 业主 责任人 负责人 法人 法人代表 法定代表人 经理 安全总监 专职安全员 副厂长 总工程师 安全生产部部长 夜班 网格员 监理 当班班长 安全生产负责人 复查人 工会主席 支部书记'
const UNITS =
  '机械厂 生产部 安环部 安环科 东港街道 云帆示例公司 云帆示例机械有限公司 施工队 一车间 金工车间 东港镇 江东社区 云帆市应急管理局 项目部 设备处 3号炉 办公室 第二班组'

/** Names of which each form is tried: of three characters and two, with a surname of two, with one that few have, and with an end that units have too. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['林知帆', '沈远舟'],
  ['江晚晴', '许望'],
  ['白云起', '王海'],
  ['欧阳知帆', '李建社'],
  ['逄知帆', '王建设'],
  ['王伟', '李建厂'],
]

const formed = (form: string, [one, other]: readonly [string, string]): CellOfPersons => ({
  cell: form.replace(/(?<![A-Z])A(?![A-Z])/, one).replace(/(?<![A-Z])B(?![A-Z])/, other),
  names: [one, ...(form.includes('B') ? [other] : [])],
})

/** Words of which nobody can tell what they are. */
const UNKNOWN = ['云帆市恒达', '机修', '安环']

/** Every form with every pair of names, and every post and unit right before them. */
export const CELLS_OF_PERSONS: CellOfPersons[] = [
  ...AROUND,
  ...`${POSTS} ${UNITS}`.split(' ').flatMap((before) => [`${before}A`, `${before}B、${before}A`]),
]
  .flatMap((form) => PAIRS.map((pair) => formed(form, pair)))
  .concat(UNKNOWN.flatMap((before) => PAIRS.slice(0, 3).map((pair) => formed(`${before}A、${before}B`, pair))))

/** Units, and posts alone: they name nobody and stay as they are. */
export const CELLS_OF_UNITS =
  '生产部 安环部 安环科 安全科 质检部 工程部 综合办 办公室 设备处 财务室 电工班 机修班 金工车间 一车间 高压班组 计划科 储运部 武装部 党群工作部 安全环保部 安全生产委员会 云帆市应急管理局 云帆市质量安全监督站 东港街道 东港街道办事处 东港镇人民政府 东港镇 江东社区 江东村委会 云帆市消防救援支队 云帆市市场监管局 云帆市公安局 云帆市高新区管委会 云帆市住建局 东港安监所 机械厂 云帆钢铁厂 云帆示例公司 云帆示例有限公司 云帆恒达建筑工程有限公司 云帆监理公司 项目部 东港二期项目部 施工队 第三施工队 江苏分厂 石化分公司 云帆港务集团 云帆文化园 云帆建设 安委办 安委会 云帆市安委办 供电所 温控中心 任务组 检修一班 云帆示例公司安环部 云帆示例公司高压班 云帆石化公司计划科 安环部、设备部 生产部/安环科 安环部（东区） 东港水库管理所 华东分公司 东方物业 时代广场 平安小学 和平医院 康复中心'.split(
    ' ',
  )
export const CELLS_OF_POSTS =
  '安全总监 值班长 安全员 专职安全员 班组长 车间主任 项目经理 总经理 生产副总 常务副总经理 总工程师 网格员 主要负责人 部门负责人 安全生产负责人 责任人 当班班长 现场负责人 施工员 厂长 组长 经理 主任 工长 监理工程师 安全管理人员 全体员工 各班组 复查人 电工 焊工 保安 领导小组组长 安全科科长 生产部经理 车间主任、安全员 法定代表人'.split(
    ' ',
  )
