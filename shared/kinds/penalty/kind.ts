/** What penalties are called. This file imports nothing: the main package of the mini-program ships it. */
export const penalty = {
  name: '行政处罚',
  short: '处罚',
  unit: '项处罚',
  plural: 'penalties',
  erasedWhenEnded: true,
} as const
