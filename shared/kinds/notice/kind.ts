/** What circulars are called. This file imports nothing: the main package of the mini-program ships it. */
export const notice = {
  name: '通报',
  short: '通报',
  unit: '份通报在公示',
  plural: 'notices',
  erasedWhenEnded: true,
} as const
