import { PICTURE_FILE_MAX, PHOTO_QUALITIES, PHOTO_SIDES } from '@shared/tips/limits'
import { cleanJpeg, isCleanJpeg, jpegOrientation, jpegSize, withoutExif, JpegError } from '@shared/tips/jpeg'
import { canvasSize, PHOTO_MAX, pictureType, uprightTransform, type Size } from '@shared/tips/picture'
import { TipError } from './words'

/** A file that a person picked, not read yet. */
export interface Picked {
  size: number
  read: () => Promise<Uint8Array>
}

/** What a platform draws: the picture under a transform onto a canvas of this size, as JPEG of this quality (0 to 100). */
export interface Drawing {
  size: Size
  transform: readonly [number, number, number, number, number, number]
  /** where and how large the picture is drawn, in its own direction */
  picture: Size
  quality: number
}

/** A picture that a platform has opened. */
export interface Opened {
  size: Size
  draw: (drawing: Drawing) => Promise<Uint8Array>
  close: () => void
}

export type OpenPicture = (bytes: Uint8Array, type: 'jpeg' | 'png') => Promise<Opened>

/** A photo as it is sealed. */
export interface Photo extends Size {
  bytes: Uint8Array
}

const MIB = 1024 * 1024
const SENTENCES = {
  heic: '这张照片是 HEIC 格式，打不开。请在手机「设置 › 相机 › 格式」里选「兼容性最佳」再拍，或先截图再选。其他内容都还在。',
  other: '这个文件不是 JPEG 或 PNG 照片，没有加上。其他内容都还在。',
  broken: '这张照片打不开，可能没有保存完整，没有加上。请另选一张。',
  large: '这张照片细节太多，缩小后仍放不进一个信封，没有加上。请截取其中一部分再选。',
}

/**
 * Makes a picked file into a photo that can be sealed: by its first bytes JPEG or PNG, upright, small enough, and without
 * anything but the picture. Throws TipError with a sentence.
 */
export async function makePhoto(picked: Picked, openPicture: OpenPicture): Promise<Photo> {
  if (picked.size > PICTURE_FILE_MAX)
    throw new TipError(
      `这张照片有 ${Math.round(picked.size / MIB)} MB，最大 ${PICTURE_FILE_MAX / MIB} MB，没有加上。请截图或压缩后再选，其他内容都还在。`,
    )
  const bytes = await picked.read()
  const type = pictureType(bytes)
  if (type === 'heic' || type === 'other') throw new TipError(SENTENCES[type])
  try {
    // No decoder is left to turn the picture by itself: we turn it, everywhere alike.
    const orientation = type === 'jpeg' ? jpegOrientation(bytes) : 1
    const opened = await openPicture(type === 'jpeg' ? withoutExif(bytes) : bytes, type)
    try {
      return await fitted(opened, orientation)
    } finally {
      opened.close()
    }
  } catch (error) {
    if (error instanceof TipError) throw error
    console.warn('a picture could not be opened', error instanceof JpegError ? error.message : '')
    throw new TipError(SENTENCES.broken)
  }
}

async function fitted({ size, draw }: Opened, orientation: number): Promise<Photo> {
  for (const side of PHOTO_SIDES) {
    const canvas = canvasSize(size, orientation, side)
    const picture = canvasSize(size, 1, side)
    for (const quality of PHOTO_QUALITIES) {
      const drawn = await draw({ size: canvas, transform: uprightTransform(orientation, canvas), picture, quality })
      const bytes = cleanJpeg(drawn)
      if (bytes.length > PHOTO_MAX) continue
      if (!isCleanJpeg(bytes)) throw new TipError(SENTENCES.broken)
      return { bytes, ...jpegSize(bytes) }
    }
  }
  throw new TipError(SENTENCES.large)
}
