/** Characters of a running text that stand for a title. */
const TITLE_LENGTH = 30

/** The beginning of a running text, as the title of what has none: at most 30 characters, its spaces drawn together. */
export function clippedTitle(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length <= TITLE_LENGTH ? characters.join('') : characters.slice(0, TITLE_LENGTH).join('') + '…'
}
