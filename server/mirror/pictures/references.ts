import { squeeze } from '../../../shared/codes/text'

/** How the name of a file ends that is a picture, or that offices hand over as one. */
const ENDING = /\.(?:jpe?g|jfif|png|webp|heic|heif|gif|bmp|tiff?|svg|pdf)$/i
const ADDRESS = /^https?:\/\/\S+$/i
/** Longest reference that is looked at: no address is longer, and no path. */
const LONGEST = 2_000
/** How several stand in one cell: a comma may stand within an address. */
const BETWEEN_ADDRESSES = /[\s、，]+|,(?=https?:\/\/)/i
const BETWEEN_FILES = /[\s、，,]+/

/** Whether a text names a picture: an address of the web, or a file by its ending. */
export const isReference = (text: string): boolean =>
  text.length <= LONGEST && !/[\u0000-\u001f\u007f]/.test(text) && (ADDRESS.test(text) ? URL.canParse(text) : ENDING.test(text))

/** The pictures that a part of a cell names; null where it names none, as the word 照片1 does. */
export function referencesIn(part: string): string[] | null {
  const text = squeeze(part)
  const pieces = (/https?:/i.test(text) ? text.split(BETWEEN_ADDRESSES) : text.split(BETWEEN_FILES)).filter((piece) => piece !== '')
  if (pieces.length > 0 && pieces.every(isReference)) return pieces
  return isReference(text) ? [text] : null
}
