/** What directives are called. This file imports nothing: the main package of the mini-program ships it. */
export const directive = {
  name: '会议文件',
  short: '会议文件',
  unit: '份文件',
  plural: 'directives',
  erasedWhenEnded: true,
} as const
