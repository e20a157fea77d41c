/** Replies of firms as they are public. This file imports nothing: sub-packages of the mini-program ship it. */

/** Words for its own fields. */
export const labels = {
  no: '编号',
  about: '对哪条记录',
  aboutKind: '哪一类记录',
  aboutRevision: '回应的是记录的第几次变更',
  aboutEdition: '回应的是第几版公示',
  enterprise: '哪家企业',
  filedOn: '写的日期',
  stage: '怎样了',
  text: '企业写的',
  grounds: '遮盖或不公布的理由',
  unit: '阅读的单位',
  decidedOn: '阅读日期',
  endedOn: '撤回或代替的日期',
} as const

/** What became of it. */
export const REPLY_STAGES = { published: '公布', refused: '没有公布', withdrawn: '企业已撤回', replaced: '企业已另写' } as const

/** For what something of it is hidden, or all of it is not published. There is no other ground. */
export const REPLY_GROUNDS = { insult: '侮辱', personal_data: '他人个人信息' } as const

/** What stands in the place of each character that is hidden. */
export const HIDDEN = '■'

/** What is always said over the words of a firm. */
export const OWN_WORDS = '企业回应（企业自述，未经核实）'

/** How each number of the statistics is reckoned. A number that changes says that the rule has changed. */
export const REPLY_STATISTIC_RULES = {
  whole: { text: '核对过是本企业写的、一个字没有遮就公布的份数；后来撤回或另写的也算', version: 1 },
  hidden: { text: '遮去侮辱或者他人个人信息以后公布的份数；后来撤回或另写的也算', version: 1 },
  refused: { text: '整份没有公布的份数；理由只有侮辱、他人个人信息两种', version: 1 },
} as const
