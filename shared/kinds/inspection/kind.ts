/** What findings of secret visits are called. This file imports nothing: the main package of the mini-program ships it. */
export const inspection = {
  name: '暗访督查',
  short: '暗访',
  unit: '条问题',
  plural: 'inspections',
  erasedWhenEnded: true,
} as const
