import { qrCode } from '../presenters/qrCode'
import { CodeImageError, type CodeImage, type MakeCodeImage } from './codeImage'

/**
 * The stand-in of a mini-program code: the plain address as a plain code, which asks nobody and opens in any browser. Throws CodeImageError
 * where the address is not whole.
 */
export const plainCode: MakeCodeImage = async ({ address }): Promise<CodeImage> => {
  const svg = qrCode(address, 8)
  if (svg === null) throw new CodeImageError('不知道公众用什么网址打开本服务：请设置 PUBLIC_URL')
  return { type: 'image/svg+xml', bytes: Buffer.from(svg) }
}
