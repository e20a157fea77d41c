/** Directives: what a meeting or a document asks for, who is to do it until when, and how that is shown. This file imports nothing: sub-packages of the mini-program ship it. */

/** Words for its own fields. */
export const labels = {
  title: '名称',
  no: '文号',
  issuer: '发文单位',
  issuedOn: '印发日期',
  form: '形式',
  ask: '要求',
  audience: '落实到',
  division: '行政区划',
  measures: '措施',
  owner: '责任单位',
  due: '完成时限',
  proof: '佐证',
  state: '落实情况',
  'cardPicture.state': '公布情况',
  frontlineCard: '一线明白卡',
  cardPicture: '明白卡配图',
  quiz: '考一考',
  question: '问题',
  choices: '选项',
  answer: '答案',
  reach: '传达到位',
  delivered: '送达人数',
  opened: '打开人数',
  confirmed: '确认人数',
  passed: '答对人数',
  characters: '全文字数',
  outcome: '落实结果',
  substance: '内容核查',
  missing: '没有写明的',
  charactersPerMeasure: '每条措施的字数',
} as const

export const DIRECTIVE_FORMS = { meeting: '会议', document: '文件' } as const

/** Whom a directive is meant to reach, from the county to whoever stands at the machine. */
export const AUDIENCES = {
  county: '区县',
  department: '部门',
  principal: '企业主要负责人',
  team_leader: '班组长',
  operator: '一线员工',
} as const

/** What became of a measure against its day, as its source tells; whether an open one is overdue turns on the day that it is asked. */
export const MEASURE_OUTCOMES = {
  open: '还没有落实',
  kept: '按期落实',
  late: '逾期后落实',
  undated: '已落实，是否按期不知道',
  untold: '落实情况未公布',
} as const

/** What the check of substance finds (求精求实): whether a directive says who does what until when, shown by what. */
export const SUBSTANCES = { complete: '要求、责任、时限、佐证都写明', incomplete: '有内容没有写明', empty: '没有写措施' } as const

/** What the check looks for. */
export const MISSING = { ask: '要求', measures: '措施', owner: '责任', due: '时限', proof: '佐证' } as const

/** Said of a directive without a measure, and nothing else. */
export const EMPTY_WORDS = '这份文件没有写明谁在何时做什么'

/** What is computed, by which rule. A number that changes says that the rule has changed. */
export const DIRECTIVE_RULES = {
  substance: {
    version: 2,
    text: '有一句话要求、有措施、每条措施都写明责任单位、完成时限和佐证的，为都写明；一条措施也没有的，为没有写措施；其余为有内容没有写明。只写“无”“略”“/”的，责任单位只写“各有关单位”“相关部门”的，算没有写',
  },
  missing: {
    version: 2,
    text: '要求、措施、责任单位、完成时限、佐证中，有一条措施没有写的就算没有写明；只写“无”“略”“/”的，责任单位只写“各有关单位”“相关部门”的，算没有写',
  },
  charactersPerMeasure: { version: 1, text: '全文字数除以措施条数，四舍五入取整数；字数未公布或没有措施的，不知道' },
  keptShare: {
    version: 1,
    text: '按期落实的，除以按期落实、逾期后落实与逾期未落实之和；期限没有到的、期限或落实情况未公布的不计入；没有一条可以计入的，不知道',
  },
  overdue: {
    version: 1,
    text: '来源写明没有落实、期限早于今天的，和来源写明逾期而没有公布期限的；落实情况未公布的不计入。没有一条措施能看出是否逾期的，不知道',
  },
} as const

/** How the figures over many directives are reckoned. */
export const DIRECTIVE_STATISTIC_RULES = {
  withOverdue: { label: '有逾期措施', version: 1, text: '至少有一条措施逾期未落实的文件；逾期怎样算，见每份文件' },
  keptRate: { label: '措施按期落实率', version: 1, text: DIRECTIVE_RULES.keptShare.text },
} as const

export type MeasureOutcome = keyof typeof MEASURE_OUTCOMES
export type Substance = keyof typeof SUBSTANCES
export type Missing = keyof typeof MISSING
