/** What a pattern of names matches: `*` stands for anything, everything else for itself, large letters and small ones alike. */
export const matcherOf = (pattern: string): RegExp =>
  new RegExp('^' + pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*') + '$', 'isu')
