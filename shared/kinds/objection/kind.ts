/** What objections against records are called. This file imports nothing: the main package of the mini-program ships it. */
export const objection = {
  name: '对记录的异议',
  short: '异议',
  unit: '件异议',
  plural: 'objections',
  erasedWhenEnded: true,
} as const
