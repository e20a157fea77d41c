/** What the accounts of fines are called. This file imports nothing: the main package of the mini-program ships it. */
export const fineAccount = {
  name: '罚款收支',
  short: '罚款收支',
  unit: '份月报',
  plural: 'fine-accounts',
  erasedWhenEnded: false,
} as const
