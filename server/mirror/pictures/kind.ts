import type { PictureFault } from '../../../shared/evidence'

/** Kinds of pictures that are opened. */
export type PictureKind = 'jpeg' | 'png' | 'webp'

/** So many bytes tell what a file is; a drawing may begin with a long comment. */
const HEAD_BYTES = 1_024

/** Brands of ISO base media files (ISO/IEC 23008-12) that hold a still picture. */
const HEIF_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif', 'avis']

const begins = (bytes: Uint8Array, at: number, ...wanted: number[]): boolean => wanted.every((byte, i) => bytes[at + i] === byte)

/**
 * What bytes are, by how they begin and never by what their file is called: a picture that is opened, or why it is not. The loader of a picture is
 * chosen by its library in the same way, and every other loader is shut off there.
 */
export function pictureKind(bytes: Uint8Array): PictureKind | { refused: PictureFault } {
  if (bytes.length === 0) return { refused: 'empty' }
  if (begins(bytes, 0, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (begins(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1')
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp'
  return { refused: refusalOf(head) }
}

function refusalOf(head: string): PictureFault {
  if (head.startsWith('ftyp', 4) && HEIF_BRANDS.includes(head.slice(8, 12))) return 'heic'
  if (head.startsWith('GIF8')) return 'gif'
  if (head.startsWith('%PDF')) return 'pdf'
  if (head.startsWith('BM')) return 'bmp'
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'tiff'
  if (/<svg[\s>]/i.test(head)) return 'svg'
  if (/<(?:!doctype html|html|head|body)[\s>]/i.test(head)) return 'web_page'
  return 'not_a_picture'
}
