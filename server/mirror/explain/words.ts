import { headerKey } from '../formats/header'
import { KINDS, codesOf, type Kind } from '../../../shared/vocabulary'

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

const PERSON_HEADER = /法定代表人|法人代表|负责人|負責人|联系人|聯絡人|姓名/
const PERSONAL_HEADER = /身份证|身份證|证件号|电话|電話|手机|联系方式/

/** Whether a header says that its column holds persons' names, or their numbers. */
export const namesPersons = (name: string): boolean => PERSON_HEADER.test(name) && !PERSONAL_HEADER.test(name)
export const isPersonal = (name: string): boolean => PERSON_HEADER.test(name) || PERSONAL_HEADER.test(name)

/** The field a header is known by: of the body of a kind, or `envelope.…`; null where nothing knows it. */
export function fieldOf(header: string, kind: Kind): string | null {
  const name = headerKey(header)
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
