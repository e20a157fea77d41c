/** What zones of responsibility are called. This file imports nothing: the main package of the mini-program ships it. */
export const zone = {
  name: '片区',
  short: '片区',
  unit: '个片区',
  plural: 'zones',
  erasedWhenEnded: false,
} as const
