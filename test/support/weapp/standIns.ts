import { randomBytes } from 'node:crypto'
import type { Canvas, DrawnImage } from './canvas'

/**
 * Stand-ins for what WeChat has and this host has not: `wx.chooseMedia`, `wx.getFileSystemManager`, `wx.createOffscreenCanvas`,
 * `wx.canvasToTempFilePath`, `wx.saveImageToPhotosAlbum`, `wx.getRandomValues`, `wx.showModal`, `wx.downloadFile`, `wx.openDocument`, `wx.previewImage`,
 * `wx.createMapContext`. They keep WeChat's shapes and callbacks; the canvas is drawn by the browser of the view, files lie in memory, dialogs
 * are confirmed, documents that are opened are kept for a test to read, the map is that of `map.ts`.
 */

type Callbacks = { success?: (result: unknown) => void; fail?: (result: unknown) => void; complete?: (result: unknown) => void }
type Options = Callbacks & Record<string, unknown>

/** What outlives a start of the mini-program: its storage and its files. */
export interface PhoneMemory {
  storage: Map<string, unknown>
  files: Map<string, Buffer>
}

export const newPhone = (): PhoneMemory => ({ storage: new Map(), files: new Map() })

export interface StandInOptions {
  memory: PhoneMemory
  canvas: Canvas
  /** pictures that the person picks next */
  picked: () => readonly Buffer[]
  /** what lies in the album */
  album: Buffer[]
  hasRandomness: boolean
  /** gets a file of the service; a throw is a failed connection */
  download: (url: string) => Promise<{ statusCode: number; bytes: Buffer }>
  /** documents that were opened for the person */
  opened: { type: string; bytes: Buffer }[]
  /** pictures that were shown large, with the one that stood first */
  previewed: { current: string; urls: string[] }[]
  createMapContext: () => unknown
}

export const USER_DATA_PATH = 'wxfile://usr'

const bufferOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer

export function createStandIns(options: StandInOptions): Record<string, unknown> {
  const { memory, canvas, picked, album, hasRandomness, download, opened, previewed, createMapContext } = options
  const { files } = memory
  let sequence = 0
  const temporary = (bytes: Buffer): string => {
    const path = `wxfile://tmp_${++sequence}`
    files.set(path, bytes)
    return path
  }
  const settled = (name: string, given: Options, work: () => unknown) => {
    void Promise.resolve()
      .then(work)
      .then(
        (result) => ({ ok: true, result: { errMsg: `${name}:ok`, ...(result as object | undefined) } }),
        (error: Error) => ({ ok: false, result: { errMsg: `${name}:fail ${error.message}` } }),
      )
      .then(({ ok, result }) => {
        if (ok) given.success?.(result)
        else given.fail?.(result)
        given.complete?.(result)
      })
  }
  const read = (path: string): Buffer => {
    const bytes = files.get(path)
    if (!bytes) throw new Error(`no such file or directory ${path}`)
    return bytes
  }
  const write = (path: string, data: ArrayBuffer) => void files.set(path, Buffer.from(new Uint8Array(data)))
  const folders = new Set([...files.keys()].map((path) => path.slice(0, path.lastIndexOf('/'))))

  const fileSystem = {
    accessSync: (path: string) => {
      if (!files.has(path) && !folders.has(path)) throw new Error('no such file or directory')
    },
    mkdirSync: (path: string) => void folders.add(path),
    readdirSync: (path: string) =>
      [...files.keys()].filter((name) => name.startsWith(path + '/')).map((name) => name.slice(path.length + 1)),
    writeFileSync: write,
    unlinkSync: (path: string) => {
      read(path)
      files.delete(path)
    },
    unlink: (given: Options) => settled('unlink', given, () => void files.delete(String(given.filePath))),
    writeFile: (given: Options) => settled('writeFile', given, () => write(String(given.filePath), given.data as ArrayBuffer)),
    readFile: (given: Options) => settled('readFile', given, () => ({ data: bufferOf(read(String(given.filePath))) })),
  }

  return {
    env: { USER_DATA_PATH },
    getFileSystemManager: () => fileSystem,
    arrayBufferToBase64: (data: ArrayBuffer) => Buffer.from(new Uint8Array(data)).toString('base64'),
    showModal: (given: Options) => settled('showModal', given, () => ({ confirm: true, cancel: false })),
    chooseMedia: (given: Options) =>
      settled('chooseMedia', given, () => ({
        type: 'image',
        tempFiles: picked().map((bytes) => ({ tempFilePath: temporary(bytes), size: bytes.length, fileType: 'image' })),
      })),
    createOffscreenCanvas: (given: { width: number; height: number }) => createOffscreen(given, canvas, read),
    canvasToTempFilePath: (given: Options) =>
      settled('canvasToTempFilePath', given, async () => {
        const { calls, width, height } = given.canvas as Offscreen
        return {
          tempFilePath: temporary(
            await canvas.draw({
              width,
              height,
              calls,
              type: given.fileType === 'png' ? 'png' : 'jpeg',
              quality: Number(given.quality ?? 1),
            }),
          ),
        }
      }),
    downloadFile: (given: Options) => {
      settled('downloadFile', given, async () => {
        const { statusCode, bytes } = await download(String(given.url))
        return { statusCode, tempFilePath: temporary(bytes) }
      })
      // As WeChat gives the download, which Taro asks for its progress.
      return { abort() {}, onProgressUpdate() {}, offProgressUpdate() {}, onHeadersReceived() {}, offHeadersReceived() {} }
    },
    openDocument: (given: Options) =>
      settled('openDocument', given, () => void opened.push({ type: String(given.fileType), bytes: read(String(given.filePath)) })),
    previewImage: (given: Options) =>
      settled('previewImage', given, () => void previewed.push({ current: String(given.current), urls: given.urls as string[] })),
    createMapContext,
    saveImageToPhotosAlbum: (given: Options) =>
      settled('saveImageToPhotosAlbum', given, () => void album.push(read(String(given.filePath)))),
    ...(hasRandomness
      ? {
          getRandomValues: (given: Options) =>
            settled('getRandomValues', given, () => ({ randomValues: bufferOf(randomBytes(Number(given.length))) })),
        }
      : {}),
  }
}

interface Offscreen {
  width: number
  height: number
  calls: [name: string, ...values: unknown[]][]
  getContext: () => unknown
  createImage: () => unknown
}

/** A canvas that only notes what is asked of it: the browser of the view draws it when a file is wanted. */
function createOffscreen({ width, height }: { width: number; height: number }, canvas: Canvas, read: (path: string) => Buffer): Offscreen {
  const calls: Offscreen['calls'] = []
  const context = new Proxy(
    {},
    {
      get:
        (_target, name) =>
        (...values: unknown[]) =>
          void calls.push([
            String(name),
            ...values.map((value) => (isImage(value) ? { image: read(value.src).toString('base64') } : value)),
          ]),
      set: (_target, name, value) => {
        calls.push(['=' + String(name), value])
        return true
      },
    },
  )
  return { width, height, calls, getContext: () => context, createImage: () => createImage(canvas, read) }
}

const isImage = (value: unknown): value is DrawnImage => typeof value === 'object' && value !== null && 'isImage' in value

function createImage(canvas: Canvas, read: (path: string) => Buffer): DrawnImage {
  const image: DrawnImage = {
    isImage: true,
    width: 0,
    height: 0,
    onload: () => undefined,
    onerror: () => undefined,
    get src() {
      return path
    },
    set src(next: string) {
      path = next
      void Promise.resolve()
        .then(() => canvas.measure(read(next)))
        .then(
          (size) => {
            Object.assign(image, size)
            image.onload()
          },
          (error: Error) => image.onerror({ errMsg: error.message }),
        )
    },
  }
  let path = ''
  return image
}
