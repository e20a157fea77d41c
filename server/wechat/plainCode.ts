import { renderSVG } from 'uqr'
import { CodeImageError, type CodeImage, type MakeCodeImage } from './codeImage'

/** Modules of white around a code (ISO/IEC 18004, 6.3.8). */
const QUIET = 4

/**
 * The stand-in of a mini-program code: the plain address as a plain code, which asks nobody and opens in any browser. Throws CodeImageError
 * where the address is not whole: a wall has no host of its own.
 */
export const plainCode: MakeCodeImage = async ({ address }): Promise<CodeImage> => {
  if (!/^https?:/.test(address)) throw new CodeImageError('不知道公众用什么网址打开本服务：请设置 PUBLIC_URL')
  return { type: 'image/svg+xml', bytes: Buffer.from(renderSVG(address, { ecc: 'M', border: QUIET, pixelSize: 8 })) }
}
