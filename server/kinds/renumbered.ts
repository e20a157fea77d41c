/** Whether two texts are known and not the same. */
export const differ = (one: string | null, other: string | null): boolean => one !== null && other !== null && one !== other

/** Where a number is used again, without a word of what it tells: that ends with its publicity, and a report does not. */
export const renumbered = (no: string | null, was: string | null, is: string | null): string =>
  `${no ?? '没有编号的'}（${was ?? '？'} → ${is ?? '？'}）`
