/** What accidents are called. This file imports nothing: the main package of the mini-program ships it. */
export const accident = {
  name: '事故',
  short: '事故',
  unit: '起事故',
  plural: 'accidents',
  erasedWhenEnded: true,
} as const
