/** What enterprises are called. This file imports nothing: the main package of the mini-program ships it. */
export const enterprise = {
  name: '企业',
  short: '企业',
  unit: '家企业',
  plural: 'enterprises',
  erasedWhenEnded: false,
} as const
