/** What hazards are called. This file imports nothing: the main package of the mini-program ships it. */
export const hazard = {
  name: '隐患',
  short: '隐患',
  unit: '条隐患',
  plural: 'hazards',
  erasedWhenEnded: true,
} as const
