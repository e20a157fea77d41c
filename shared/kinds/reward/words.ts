/** Rewards paid for tips: by months and bands, never one by one. This file imports nothing: sub-packages of the mini-program ship it. */

/** Words for its own fields. */
export const labels = {
  year: '年度',
  budgetFen: '年度奖励预算',
  budgetChanged: '预算后来改过',
  entries: '发放记录',
  no: '序号',
  month: '发放月份',
  band: '奖励档次',
  payments: '笔数',
  totalFen: '合计金额',
  amountFen: '单笔金额',
  batches: '已公布的批次',
  firstMonth: '起始月份',
  lastMonth: '截止月份',
  bands: '各档',
  lowest: '最低档',
  highest: '最高档',
  uncounted: '没有写明笔数的批次月份',
  openFrom: '还没有公布的从',
} as const

/** The bands of payments, the lowest first, by their upper ends; the last has none. */
export const REWARD_BANDS = {
  to500: '500 元及以下',
  to3000: '500 元以上至 3,000 元',
  to10000: '3,000 元以上至 1 万元',
  to50000: '1 万元以上至 5 万元',
  over50000: '5 万元以上',
} as const
export type RewardBand = keyof typeof REWARD_BANDS

/** What is computed, by which rule. A number that changes says that the rule has changed. */
export const REWARD_RULES = {
  batches: {
    version: 7,
    text:
      '一个月的奖励，等下一个月过完以后，一次公布，只在每月 1 日（北京时间）：1 日以后才送来的，等下个月 1 日。一年的奖励从第一批起才公布。一个月不满 3 笔的，和下一个月合并；一档不满 3 笔的，和上一级的档合并，最高的几档合起来不满 3 笔的，和下面的档合并；' +
      '合并以后的笔数和金额看得出都不在其中某一档的，也再合并。公布以后才报来的，算在下一批里；已经公布的一批不再改动，来源撤回、改了月份或者金额的，从后来报来的里面抵减；抵不完的，新的月份照来源公布，全年的笔数和合计就不知道了。一年结束以后少 1、2 笔的，可能移到了相邻的年份，从那一年后来报来的里面抵减，那一年的笔数和合计就不知道了。只送来新的月份的，等着。' +
      '年度预算随第一次写明它的那一批公布，以后不再变动：预算改了多少，可能就是一笔奖励。改过的，随下一批写明改过，不写改成多少。' +
      '本平台自己受理的举报和各单位送来的台账可能是同一些奖励，两份相减就是单笔：同一年只公布其中一份，先公布的那一份；当年有台账送来的，只公布台账。',
  },
  totalFen: {
    version: 2,
    text: '每一档的合计四舍五入到 1,000 元；一批的合计是各档之和，全年的合计是各批之和，不另外计算。来源后来送来的和已公布的对不上的，不知道',
  },
  payments: { version: 2, text: '已公布的各批笔数之和；还没有公布的不计入。来源后来送来的和已公布的对不上的，不知道' },
  budgetShare: {
    version: 2,
    text: '已公布各批的合计，除以年度奖励预算；预算未公布、是 0 或者后来改过的，不知道。只随每一批变动',
  },
} as const
