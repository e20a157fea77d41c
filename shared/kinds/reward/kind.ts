/** What rewards for tips are called. This file imports nothing: the main package of the mini-program ships it. */
export const reward = {
  name: '举报奖励',
  short: '举报奖励',
  unit: '年举报奖励',
  plural: 'rewards',
  erasedWhenEnded: true,
} as const
