/** What key sites are called. This file imports nothing: the main package of the mini-program ships it. */
export const site = {
  name: '重点监管点',
  short: '监管点',
  unit: '处重点监管点',
  plural: 'sites',
  erasedWhenEnded: false,
} as const
