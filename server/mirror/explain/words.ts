import { headerKey } from '../formats/header'
import { KINDS, codesOf, type GRADE_SCHEMES, type Kind } from '../../../shared/vocabulary'

/** Words by which the columns of a strange file are known, as Chinese offices on both sides of the strait write them. */

/** Headers by which a field of a body is known, the likelier first; fields of the envelope have their own list. */
const BODY: Record<Kind, Record<string, RegExp>> = {
  enterprise: {
    name: /^(企业|企業|单位|單位|公司|场所|場所|机构|機構|商户|业户|经营者|经营业户|主体|用人单位|生产经营单位|事業單位)?(名称|名稱)$/,
    uscc: /信用代码|信用代碼/,
    registeredOn: /^(成立|注册|登记)(日期|时间)$/,
    enterpriseType: /^(企业|主体|市场主体)类型$/,
    registeredCapital: /^注册(资金|资本)/,
    businessScope: /^(经营范围|开办业务|主营业务)$/,
    address: /(地址|住所)$/,
    region: /^(地区|所属县|所属区县|所在地)$/,
    sector: /^(行业领域|监管行业|行业类别)$/,
    supervisingDepartment: /^(监管|主管)部门$/,
    'grades.0.grade':
      /^(安全生产|安全|信用|诚信|企业|综合|质量信誉|安全生产标准化|标准化)?(评定|评价|考核|分级|达标)?(等级|级别|评级|等次|档次)$|^(评定|评价|评级|考核)结果$/,
    'grades.0.decidedOn': /^(评定|评价|评级|考核|认定|定级)(日期|时间)$/,
    'grades.0.validTo': /^(等级|评级|评定)?有效期(至|止|截止)?$/,
    'grades.0.points': /^(评定|评价|评级|考核)?(得分|分数|总分)$/,
    'place.lng': /^(经度|lng|lon|longitude)$/i,
    'place.lat': /^(纬度|lat|latitude)$/i,
  },
  accident: {
    title: /^事故(名称|标题)$/,
    occurredOn: /^(事故)?发生(日期|时间)$|^(事故|發生)(日期|时间|時間)$/,
    place: /(发生|事故)?(地点|地點|场所|場所)(（|\(|$)/,
    'enterprises.0.name': /^(涉事|事故|事業|发生|责任)(企业|单位|單位)(名称)?$/,
    deaths: /^死亡(人数|人數)?$/,
    seriousInjuries: /^重伤(人数)?$/,
    casualties: /^(伤亡|罹災)人[数數]/,
    directLossFen: /^直接经济损失/,
  },
  notice: {
    title: /^(标题|標題|通报名称|政策名称|公告名称|通知名称|文件名称)$/,
    text: /^(主要)?内容$|^正文$/,
    'enterprises.0.name': /^(企业|单位)名称$/,
  },
  penalty: {
    title: /^(标题|標題|处罚名称|案件名称)$/,
    'enterprises.0.name': /^(被处罚(单位|企业|对象|人)?(名称)?|行政相对人名称|相对人名称|当事人(名称)?|企业名称|單位名稱|事業單位名稱.*)$/,
    'enterprises.0.uscc': /信用代码.*$/,
    punishedPersons: /^被处罚(当事人|个人).*$/,
    offenceType: /^违法行为类型$|^处罚事由$/,
    facts: /违法.*(事实|行为)$|違反法規內容|法條敘述/,
    legalBasis: /处罚依据|違法法規法條|違反法規條款/,
    penaltyKinds: /^处罚(类别|种类)$/,
    content: /^处罚(内容|结果)$|^行政处罚决定$/,
    fineFen: /^罚款(金额|数额)|^罰鍰金額/,
    decidedOn: /处罚决定(的)?(日期|时间)|决定日期|^处罚(日期|时间)$|處分日期/,
  },
  zone: { code: /^(片区|网格)(编号|代码)$/, name: /^(片区|网格)名称$/, level: /^(片区|网格)级别$/ },
}

const ENVELOPE: Record<string, RegExp> = {
  documentNo: /文号$|處分字號/,
  publishedAt: /^(发布|公布|公示|公告)(日期|时间|時間)$/,
  publicUntil: /^公示截止/,
  sourceUrl: /链接$|網址$|网址$/,
  agency: /^(发布|处罚|主管|作出)?(机构|机关|單位|主管機關|主管机关)$|处罚决定的机关名称/,
}

/** What a record of a kind cannot do without: any one field of each group. */
export const NEEDED: Record<Kind, string[][]> = {
  enterprise: [['name']],
  accident: [],
  notice: [['title']],
  penalty: [['enterprises.0.name', 'punishedPersons'], ['decidedOn']],
  zone: [['code'], ['name'], ['level']],
}

/** Who does something in an office or a firm: 检查人, 经办人员, 安全员. */
const ROLE =
  '检查|檢查|核查|复查|抽查|巡查|督查|验收|执法|监察|监督|经办|承办|主办|协办|审核|审批|签发|填报|填表|制表|登记|录入|上报|报告|举报|投诉|申请|委托|代理|实际控制|监护|操作|当班|值班|带班|整改|管理|包保|责任|負責|负责|联系|聯絡|联络|安全|网格|信息|驾驶|押运|检验|检测|评审|培训|主管|分管'
const PERSON_HEADER = new RegExp(
  `法定代表人|法人代表|姓名|业主|股东|^(?:企业)?法人$|(?:${ROLE})(?:人|人员|员|者)(?:签名|签字|名单|名字)?(?:[12一二甲乙])?$|^(?:总?经理|厂长|矿长|站长|校长|院长|园长|店长|队长|组长|所长|科长|局长|主任|司机)$`,
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
  for (const [field, words] of Object.entries(BODY[kind])) if (words.test(name)) return field
  for (const [field, words] of Object.entries(ENVELOPE)) if (words.test(name)) return `envelope.${field}`
  return null
}

/** Whether any kind knows a header. */
export const isKnown = (header: string): boolean => isPersonal(header) || codesOf(KINDS).some((kind) => fieldOf(header, kind) !== null)

/** What a kind lacks among some fields, as groups of which any one would do. */
export const lacking = (kind: Kind, fields: (string | null)[]): string[][] =>
  NEEDED[kind].filter((group) => !group.some((field) => fields.includes(field)))

/** The kind whose fields most of the headers name, of those that would have what they need. */
export function kindOf(headers: string[]): Kind {
  const found = codesOf(KINDS).map((kind) => {
    const fields = new Set(headers.map((header) => fieldOf(header, kind)).filter((field) => field !== null))
    const own = [...fields].filter((field) => !field.startsWith('envelope.')).length
    return { kind, own, isWhole: lacking(kind, [...fields]).length === 0 && own > 0 }
  })
  const whole = found.filter(({ isWhole }) => isWhole)
  const best = (whole.length > 0 ? whole : found).reduce((one, next) => (next.own > one.own ? next : one))
  return best.own === 0 ? 'enterprise' : best.kind
}
