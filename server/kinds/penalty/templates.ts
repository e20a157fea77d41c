import { PARTY_TYPES, PENALTY_KINDS } from '../../../shared/kinds/penalty/words'
import { codesOf } from '../../../shared/vocabulary'
import type { Template } from '../../mapping/template'

const optional = (...from: string[]) => ({ from, optional: true })

/** Kinds of penalty by the words of the law and by those that bureaus shorten them to. */
const KIND_WORDS: Record<string, string> = {
  ...Object.fromEntries(codesOf(PENALTY_KINDS).map((kind) => [PENALTY_KINDS[kind], kind])),
  暂扣: 'licence_suspension',
  // One word for two measures: which of them it was, only the column of the licence tells.
  暂扣或者吊销许可证: 'licence_suspension',
  暂扣或吊销许可证: 'licence_suspension',
  吊销: 'licence_revocation',
  吊销许可证: 'licence_revocation',
  责令停产: 'stop_production_order',
  停产停业: 'stop_production_order',
  拘留: 'detention',
  其他: 'other',
  其它: 'other',
  '其他-法律、行政法规规定的其他行政处罚': 'other',
}

/** The 双公示 template for administrative penalties of 2018 and later, 30 columns (domain 5.1). Amounts are in 万元. */
export const PENALTY_30: Template = {
  kind: 'penalty',
  coverage: 'additions',
  // No date: the same one is spelt in many ways, and a second spelling would be a second record.
  key: ['行政处罚决定书文号', '行政相对人名称'],
  columns: {
    'enterprises.0.name': '行政相对人名称',
    'enterprises.0.uscc': optional('行政相对人代码_1(统一社会信用代码)', '统一社会信用代码'),
    partyType: { ...optional('行政相对人类别'), values: { 法人及其他组织: 'organisation', 法人: 'organisation', ...invert(PARTY_TYPES) } },
    // In this generation _2 is the business registration number; in the older one it was the organisation code.
    registrationNo: optional('行政相对人代码_2(工商注册号)', '行政相对人代码_2(工商登记码)'),
    organisationCode: optional('行政相对人代码_3(组织机构代码)'),
    offenceType: optional('违法行为类型'),
    facts: optional('违法事实'),
    legalBasis: optional('处罚依据'),
    penaltyKinds: { ...optional('处罚类别'), values: KIND_WORDS },
    content: optional('处罚内容'),
    fineFen: { ...optional('罚款金额(万元)'), unit: '万元' },
    confiscatedFen: { ...optional('没收违法所得、没收非法财物的金额(万元)'), unit: '万元' },
    licenceMeasure: optional('暂扣或吊销证照名称及编号'),
    decidedOn: '处罚决定日期',
    validTo: optional('处罚有效期'),
    // Columns that the national table has not, and that an office may add behind it.
    paidOn: optional('缴款日期'),
    correctionDue: optional('整改期限'),
    correctedOn: optional('整改完成日期'),
    checkedBefore: optional('此前检查或责令过'),
    'objection.filedOn': optional('复议申请日期'),
    'objection.outcome': { ...optional('复议结果'), values: { 变更: 'reduced', 驳回: 'upheld' } },
    'objection.fineBeforeFen': { ...optional('原罚款金额(万元)'), unit: '万元' },
    'objection.decidedBy': optional('复议机关'),
  },
  envelope: {
    documentNo: '行政处罚决定书文号',
    // Where it empties, every end would silently become the law's latest.
    publicUntil: { ...optional('公示截止期'), required: true },
    agency: optional('处罚机关'),
  },
  // Bureaus hand the table over with this column or without; with it once, always (personsGone).
  persons: [{ from: '法定代表人', optional: true }],
  ignore: [
    '序号',
    '行政相对人代码_4(税务登记号)',
    '行政相对人代码_5(事业单位证书号)',
    '行政相对人代码_6(社会组织登记证号)',
    '法定代表人证件类型',
    '法定代表人证件号码',
    '法定代表人身份证号',
    '证件类型',
    '证件号码',
    '自然人证件类型',
    '自然人证件号码',
    '(自然人)证件类型',
    '(自然人)证件号码',
    '处罚机关统一社会信用代码',
    '数据来源单位',
    '数据来源单位统一社会信用代码',
    '备注',
    '数据导出时间',
  ],
}

/** How offices write a term of publicity where it is no number. A term that never ends says nothing: the law's end holds. */
const YEARS: Record<string, string> = {
  三个月: '0.25',
  '3个月': '0.25',
  六个月: '0.5',
  '6个月': '0.5',
  半年: '0.5',
  一年: '1',
  两年: '2',
  二年: '2',
  三年: '3',
  五年: '5',
  长期: '',
  '0': '',
}

/** The template of 2014 to 2017, 22 columns: other names, and the numbered codes mean other registers. */
export const PENALTY_22: Template = {
  kind: 'penalty',
  coverage: 'additions',
  key: [
    ['行政处罚决定书文号', '文号'],
    ['行政相对人名称', '相对人名称'],
  ],
  columns: {
    title: optional('处罚名称'),
    'enterprises.0.name': { from: ['行政相对人名称', '相对人名称'] },
    'enterprises.0.uscc': optional('行政相对人代码_1(统一社会信用代码)', '代码_1(统一社会信用代码)', '统一社会信用代码'),
    organisationCode: optional('行政相对人代码_2(组织机构代码)', '代码_2(组织机构代码)', '组织机构代码'),
    registrationNo: optional('行政相对人代码_3(工商登记码)', '代码_3(工商登记码)', '工商登记码'),
    offenceType: optional('处罚事由'),
    legalBasis: optional('处罚依据'),
    penaltyKinds: { ...optional('处罚类别1', '处罚类别'), and: ['处罚类别2'], values: KIND_WORDS },
    content: optional('处罚结果'),
    decidedOn: '处罚决定日期',
    validTo: optional('处罚截止期'),
    publicYears: { ...optional('公示期限(年)', '公示期限'), values: YEARS },
  },
  envelope: {
    documentNo: { from: ['行政处罚决定书文号', '文号'] },
    agency: optional('处罚机关'),
    // 0 in force, 1 revoked, 2 disputed, 3 other: a revoked decision is not public any more (行政处罚法 2021, Art. 48).
    withdrawn: {
      ...optional('当前状态'),
      strict: true,
      values: { '0': '', 正常: '', '1': '处罚决定已撤销', 撤销: '处罚决定已撤销', '2': '', 异议: '', '3': '', 其他: '' },
    },
  },
  persons: [{ from: ['法定代表人姓名', '法定代表人'], optional: true }],
  ignore: [
    '序号',
    '行政相对人代码_4(税务登记号)',
    '代码_4(税务登记号)',
    '税务登记号',
    '行政相对人代码_5(居民身份证号)',
    '代码_5(居民身份证号)',
    '居民身份证号',
    '地方编码',
    '数据更新时间戳',
    '备注',
  ],
}

function invert(words: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([code, word]) => [word, code]))
}
