import { renderSVG } from 'uqr'

/** Modules of white around a code (ISO/IEC 18004, 6.3.8). */
const QUIET = 4
/** So many of its words may be lost to dust and scratches: 15 %. */
const CORRECTION = 'M'

/** A text as a picture that a phone reads, the address of which is its own data: black on white, whatever is around it. */
export const qrPicture = (text: string): string =>
  `data:image/svg+xml,${encodeURIComponent(renderSVG(text, { ecc: CORRECTION, border: QUIET, pixelSize: 1 }))}`
