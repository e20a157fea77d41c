import { renderSVG } from 'uqr'

/** Modules of white around a code (ISO/IEC 18004, 6.3.8). */
const QUIET = 4

/** An address as a code, SVG; null where the address is not whole: a wall has no host of its own. `size`: of a module, in units of the picture. */
export const qrCode = (address: string, size: number): string | null =>
  /^https?:/.test(address) ? renderSVG(address, { ecc: 'M', border: QUIET, pixelSize: size }) : null
