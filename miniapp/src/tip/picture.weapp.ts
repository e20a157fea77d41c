import Taro from '@tarojs/taro'
import { canvasSize } from '@shared/tips/picture'
import { OPENED, ownPath } from '@/api/blobs'
import type { Drawing, Opened, Picked } from './photo'

const files = () => Taro.getFileSystemManager()

/** The parts of WeChat's offscreen canvas (base library 2.16) that are used here. */
interface Offscreen {
  getContext: (kind: '2d') => CanvasRenderingContext2D
  createImage: () => { src: string; width: number; height: number; onload: () => void; onerror: (error: unknown) => void }
}

const canvasOf = (width: number, height: number): Offscreen =>
  Taro.createOffscreenCanvas({ type: '2d', width, height } as never) as unknown as Offscreen

type Chosen = Taro.chooseMedia.SuccessCallbackResult

/** Lets the person pick pictures; none where the dialog is closed. */
export async function pickPictures(): Promise<Picked[]> {
  try {
    // Taro makes no promise of this call.
    const { tempFiles } = await new Promise<Chosen>((success, fail) => {
      void Taro.chooseMedia({ count: 9, mediaType: ['image'], sizeType: ['compressed'], sourceType: ['album', 'camera'], success, fail })
    })
    return tempFiles.map(({ tempFilePath, size }) => ({ size, read: () => readFile(tempFilePath) }))
  } catch (error) {
    if (/cancel/.test((error as { errMsg?: string }).errMsg ?? '')) return []
    throw error
  }
}

function readFile(filePath: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) =>
    files().readFile({
      filePath,
      success: ({ data }) => resolve(new Uint8Array(data as ArrayBuffer)),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    }),
  )
}

let sequence = 0
/** Writes bytes where a picture can be opened from; its name says nothing. */
function temporaryFile(bytes: Uint8Array, type: string): string {
  const path = ownPath(`${OPENED}${++sequence}.${type}`)
  files().writeFileSync(path, bytes.slice().buffer)
  return path
}

function removeFile(path: string): void {
  try {
    files().unlinkSync(path)
  } catch {
    // It is gone already.
  }
}

/** Opens a picture; it throws where WeChat cannot. */
export async function openPicture(bytes: Uint8Array, type: 'jpeg' | 'png'): Promise<Opened> {
  const path = temporaryFile(bytes, type === 'jpeg' ? 'jpg' : 'png')
  const canvas = canvasOf(1, 1)
  const image = canvas.createImage()
  const opened = new Promise<void>((resolve, reject) => {
    image.onload = resolve
    image.onerror = () => reject(new Error('the picture cannot be opened'))
  })
  image.src = path
  await opened.catch((error: unknown) => {
    removeFile(path)
    throw error
  })
  return {
    size: { width: image.width, height: image.height },
    draw: (drawing) => draw(path, drawing),
    close: () => removeFile(path),
  }
}

async function draw(path: string, { size, transform, picture, quality }: Drawing): Promise<Uint8Array> {
  const canvas = canvasOf(size.width, size.height)
  const image = canvas.createImage()
  await new Promise<void>((resolve, reject) => {
    image.onload = resolve
    image.onerror = () => reject(new Error('the picture cannot be opened'))
    image.src = path
  })
  const context = canvas.getContext('2d')
  // What is transparent in a PNG is paper, not black.
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, size.width, size.height)
  context.setTransform(...transform)
  context.drawImage(image as unknown as CanvasImageSource, 0, 0, picture.width, picture.height)
  const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas: canvas as never, fileType: 'jpg', quality: quality / 100 })
  const bytes = await readFile(tempFilePath)
  removeFile(tempFilePath)
  return bytes
}

/** Longest side of a photo as it is shown, in pixels: the whole of it would be more than a page may be told at once. */
const SHOWN_SIDE = 240

/** An address under which a photo can be shown. No file of it is left: it is inside the address. */
export async function showPhoto(bytes: Uint8Array): Promise<string> {
  const opened = await openPicture(bytes, 'jpeg')
  try {
    const size = canvasSize(opened.size, 1, SHOWN_SIDE)
    const small = await opened.draw({ size, picture: size, transform: [1, 0, 0, 1, 0, 0], quality: 80 })
    return `data:image/jpeg;base64,${Taro.arrayBufferToBase64(small.slice().buffer)}`
  } finally {
    opened.close()
  }
}
