/** What replies of firms to records are called. This file imports nothing: the main package of the mini-program ships it. */
export const reply = {
  name: '企业回应',
  short: '企业回应',
  unit: '份企业回应',
  plural: 'replies',
  erasedWhenEnded: true,
} as const
