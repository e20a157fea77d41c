/** What counts of what is known to exist are called. This file imports nothing: the main package of the mini-program ships it. */
export const inventory = {
  name: '底数',
  short: '底数',
  unit: '条底数',
  plural: 'inventories',
  erasedWhenEnded: false,
} as const
