import { PHOTO_BYTES } from './limits'

/** What a picture file is, by its first bytes and not by its name. */
export type PictureType = 'jpeg' | 'png' | 'heic' | 'other'

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Brands of the HEIF family (ISO/IEC 23008-12), and AVIF, which phones write in the same container. */
const HEIF_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif'])

export function pictureType(bytes: Uint8Array): PictureType {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (PNG.every((byte, at) => bytes[at] === byte)) return 'png'
  const text = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4))
  return text(4) === 'ftyp' && HEIF_BRANDS.has(text(8)) ? 'heic' : 'other'
}

export interface Size {
  width: number
  height: number
}

/** Whether a turn of EXIF orientation 1 to 8 exchanges width and height. */
export const isSideways = (orientation: number): boolean => orientation >= 5

/** Size on the canvas: upright, longest side at most `longest` pixels, never larger than the picture is. */
export function canvasSize({ width, height }: Size, orientation: number, longest: number): Size {
  const scale = Math.min(1, longest / Math.max(width, height))
  const [wide, high] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  return isSideways(orientation) ? { width: high, height: wide } : { width: wide, height: high }
}

/**
 * The canvas transform (a, b, c, d, e, f) under which a picture drawn at 0, 0 in its own direction lies upright on a canvas of this
 * size (EXIF 2.3, tag 0112).
 */
export function uprightTransform(orientation: number, { width, height }: Size): [number, number, number, number, number, number] {
  switch (orientation) {
    case 2:
      return [-1, 0, 0, 1, width, 0]
    case 3:
      return [-1, 0, 0, -1, width, height]
    case 4:
      return [1, 0, 0, -1, 0, height]
    case 5:
      return [0, 1, 1, 0, 0, 0]
    case 6:
      return [0, 1, -1, 0, width, 0]
    case 7:
      return [0, -1, -1, 0, width, height]
    case 8:
      return [0, -1, 1, 0, 0, height]
    default:
      return [1, 0, 0, 1, 0, 0]
  }
}

/** Most bytes a photo may have so that its length still fits in front of it in the largest padded size. */
export const PHOTO_MAX = Math.max(...PHOTO_BYTES) - 4
