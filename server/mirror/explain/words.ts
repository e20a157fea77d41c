import type { TallyIntake } from '../../kinds/define'
import { ruleOf } from '../../kinds/index'
import { headerKey } from '../formats/header'
import { KINDS, type Kind } from '../../../shared/kinds/index'
import { codesOf } from '../../../shared/vocabulary'
import type { GRADE_SCHEMES } from '../../../shared/kinds/enterprise/words'

/** Words by which the columns of a strange file are known, as Chinese offices on both sides of the strait write them; each kind has its own. */

const ENVELOPE: Record<string, RegExp> = {
  documentNo: /文号$|處分字號/,
  publishedAt: /^(发布|公布|公示|公告)(日期|时间|時間)$/,
  publicUntil: /^公示截止/,
  sourceUrl: /链接$|網址$|网址$/,
  agency: /^(发布|处罚|主管|作出)?(机构|机关|單位|主管機關|主管机关)$|处罚决定的机关名称/,
}

/** Who does something in an office or a firm: 检查人, 经办人员, 安全员. */
const ROLE =
  '检查|檢查|核查|复查|抽查|巡查|督查|验收|执法|监察|监督|经办|承办|主办|协办|审核|审批|签发|填报|填表|制表|登记|录入|上报|报告|举报|投诉|申请|委托|代理|实际控制|监护|操作|当班|值班|带班|整改|管理|包保|责任|負責|负责|联系|聯絡|联络|安全|网格|信息|驾驶|押运|检验|检测|评审|培训|主管|分管'
const PERSON_HEADER = new RegExp(
  `法定代表人|法人代表|姓名|业主|股东|^(?:企业)?法人$|(?:${ROLE})(?:人|人员|员|者)(?:签名|签字|名单|名字)?(?:[12一二甲乙])?$|^(?:(?:总|项目)?经理|厂长|矿长|站长|校长|院长|园长|店长|队长|组长|所长|科长|局长|主任|司机)$`,
)
const PERSONAL_HEADER = /身份证|身份證|证件号|电话|電話|手机|联系方式/

/** Whether a header says that its column holds persons' names, or their numbers. */
export const namesPersons = (header: string): boolean => PERSON_HEADER.test(spelt(header)) && !PERSONAL_HEADER.test(spelt(header))
export const isPersonal = (header: string): boolean => PERSON_HEADER.test(spelt(header)) || PERSONAL_HEADER.test(spelt(header))

/** What programmers call the columns of an office's data, by the first letters of its words. */
const INITIALS: Record<string, string> = {
  qymc: '企业名称',
  dwmc: '单位名称',
  gsmc: '公司名称',
  xdrmc: '行政相对人名称',
  tyshxydm: '统一社会信用代码',
  shxydm: '统一社会信用代码',
  xydm: '统一社会信用代码',
  fddbr: '法定代表人',
  fddbrxm: '法定代表人姓名',
  frdb: '法人代表',
  frxm: '法人姓名',
  fzr: '负责人',
  zyfzr: '主要负责人',
  jcr: '检查人',
  zrr: '责任人',
  lxr: '联系人',
  lxdh: '联系电话',
  sjh: '手机号',
  sfzh: '身份证号',
  zjhm: '证件号码',
  xm: '姓名',
  dz: '地址',
  qydz: '企业地址',
  zcdz: '注册地址',
  jydz: '经营地址',
  jyfw: '经营范围',
  clrq: '成立日期',
  dj: '等级',
  pddj: '评定等级',
  pdrq: '评定日期',
  jd: '经度',
  wd: '纬度',
  cfwsh: '处罚决定书文号',
  wsh: '文号',
  cflb: '处罚类别',
  cfnr: '处罚内容',
  cfjg: '处罚结果',
  cfrq: '处罚日期',
  cfjdrq: '处罚决定日期',
  bt: '标题',
  fbrq: '发布日期',
}

/** A header as its words are looked for: folded, and spelt out where it is the first letters of them. */
const spelt = (header: string): string => {
  const name = headerKey(header)
  return INITIALS[name.toLowerCase().replace(/_/g, '')] ?? name
}

/** How a grade is called by the scheme that gave it; the city's own where the header says nothing else. */
export function schemeOf(header: string): keyof typeof GRADE_SCHEMES {
  const name = spelt(header)
  if (/标准化|达标/.test(name)) return 'standardisation'
  if (/质量信誉/.test(name)) return 'transport'
  return /信用|诚信/.test(name) ? 'credit' : 'city'
}

/** What a list tells of when it covers a time, and not all there is: a half-year, a quarter, some months, a week, a batch. */
const PERIOD =
  /[上下]半年|半年度|第?[一二三四1-4]季度?(?:度|报|$)|(?<![a-z\d])Q[1-4](?!\d)|(?:1[0-2]|[1-9])月?[-—–~～至到](?:1[0-2]|[1-9])月|[周月季]报|月份|第[\d一二三四五六七八九十]+[周期批]|本[周月]/i
export const periodIn = (texts: string[]): string | null =>
  texts.flatMap((text) => (/截[至止]/.test(text) ? [] : (PERIOD.exec(text)?.[0] ?? [])))[0] ?? null

/** Headers of numbers that only count the rows. */
export const isRunningHeader = (header: string): boolean =>
  /^(?:序号?|序號|行号|排名|名次|no\.?|#|rownum|row_?id|rn|index|idx|xh)$/i.test(headerKey(header))

/** The field a header is known by: of the body of a kind, or `envelope.…`; null where nothing knows it. */
export function fieldOf(header: string, kind: Kind): string | null {
  const name = spelt(header)
  for (const [field, words] of Object.entries(ruleOf(kind).intake.headers)) if (words.test(name)) return field
  for (const [field, words] of Object.entries(ENVELOPE)) if (words.test(name)) return `envelope.${field}`
  return null
}

/** Whether any kind knows a header. */
export const isKnown = (header: string): boolean => isPersonal(header) || codesOf(KINDS).some((kind) => fieldOf(header, kind) !== null)

/** What a kind lacks among some fields, as groups of which any one would do. */
export const lacking = (kind: Kind, fields: (string | null)[]): (readonly string[])[] =>
  ruleOf(kind).intake.needs.filter((group) => !group.some((field) => fields.includes(field)))

/** The kind whose fields most of the headers name, of those that would have what they need; of equals the first. */
export function kindOf(headers: string[]): Kind {
  const found = codesOf(KINDS).map((kind) => {
    const fields = new Set(headers.map((header) => fieldOf(header, kind)).filter((field) => field !== null))
    const own = [...fields].filter((field) => !field.startsWith('envelope.')).length
    return { kind, own, isWhole: lacking(kind, [...fields]).length === 0 && own > 0 }
  })
  const whole = found.filter(({ isWhole }) => isWhole)
  return (whole.length > 0 ? whole : found).reduce((one, next) => (next.own > one.own ? next : one)).kind
}

/** A kind whose rows are only counted, with how they are. */
export interface Counted {
  kind: Kind
  tally: TallyIntake
}

/**
 * The kind that counts such rows: by a header that only they have, or by what the file is called where no kind would find in it what it needs. Null
 * where rows are records themselves.
 */
export function tallyIn(headers: readonly string[], titles: readonly string[]): Counted | null {
  const isRecord = codesOf(KINDS).some((kind) => {
    const fields = headers.map((header) => fieldOf(header, kind))
    return lacking(kind, fields).length === 0 && fields.some((field) => field !== null && !field.startsWith('envelope.'))
  })
  for (const kind of codesOf(KINDS)) {
    const { tally } = ruleOf(kind).intake
    // Who has a column of numbers has counted already.
    if (tally === undefined || headers.some((header) => fieldOf(header, kind) === tally.into)) continue
    const isKnownBy = headers.some((header) => tally.known.test(headerKey(header)))
    if (isKnownBy || (!isRecord && titles.some((title) => tally.named.test(title)))) return { kind, tally }
  }
  return null
}
