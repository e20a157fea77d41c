/** The text of a reply as its readers see it. This file imports nothing: the phone and the desk count as the service does. */

/** A character as it is seen: a flag of two letters, or one sign, with its skin tone and marks. */
const SHOWN = /(?:\p{RI}\p{RI}|[\s\S])[\p{M}\u{1f3fb}-\u{1f3ff}]*/gu
/** What nobody sees, or what turns the direction of what stands beside it; signs that choose a form of the one before stay. */
const UNSEEN = /(?![\n\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Cs}\u2800]/gu
/** More marks than a script needs grow over the lines of others. */
const MARKS_TOO_MANY = /([\p{M}\u{1f3fb}-\u{1f3ff}]{3})[\p{M}\u{1f3fb}-\u{1f3ff}]+/gu

/** What hides a character. */
export const MARK = '■'
/** Signs that would pass for it: filled squares and blocks, whatever their size and width. */
const LIKE_A_MARK = /[\u2580-\u25a0\u25a9\u25aa\u25ac\u25ae\u25fc\u25fe\u2b1b\u2b1d\u2bc0\uffed\u{1f78c}-\u{1f791}\u{1fb00}-\u{1fbaf}]/u

/** The characters of a text, each as a reader sees it. */
export const shownCharacters = (text: string): string[] => text.match(SHOWN) ?? []

/** How many characters a reader sees. */
export const shownLength = (text: string): number => shownCharacters(text).length

/** A text without what nobody sees: lines end in one way, and no more than one of them is empty at a time. */
export const plainText = (typed: string): string =>
  typed
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(UNSEEN, '')
    .replace(MARKS_TOO_MANY, '$1')
    .replace(/\n(?:[^\S\n]*\n){2,}/g, '\n\n')
    .trim()

/** Whether somebody wrote what would pass for something that was hidden. */
export const looksHidden = (text: string): boolean => LIKE_A_MARK.test(text)
