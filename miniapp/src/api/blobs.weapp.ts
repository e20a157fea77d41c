import Taro from '@tarojs/taro'

/** Bytes kept by name in the mini-program's own folder: sealed drafts and photos. */

const folder = () => `${Taro.env.USER_DATA_PATH}/tips`
const files = () => Taro.getFileSystemManager()

function ensureFolder(): void {
  try {
    files().accessSync(folder())
  } catch {
    // It is not there yet.
    files().mkdirSync(folder(), true)
  }
}

/** How the names begin under which a picture lies open while it is drawn; what is left of them after a crash is removed. */
export const OPENED = 'open.'

/** Where a file of this folder lies. */
export function ownPath(name: string): string {
  ensureFolder()
  return `${folder()}/${name}`
}

// A view of a larger buffer would be written with all of it.
const bufferOf = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer

export function putBytes(name: string, bytes: Uint8Array): Promise<void> {
  ensureFolder()
  return new Promise((resolve, reject) =>
    files().writeFile({
      filePath: `${folder()}/${name}`,
      data: bufferOf(bytes),
      success: () => resolve(),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    }),
  )
}

export function readBytes(name: string): Promise<Uint8Array | null> {
  return new Promise((resolve) =>
    files().readFile({
      filePath: `${folder()}/${name}`,
      success: ({ data }) => resolve(new Uint8Array(data as ArrayBuffer)),
      fail: () => resolve(null),
    }),
  )
}

/** Removes everything whose name begins so; '' removes all. */
export function removeBytes(prefix: string): Promise<void> {
  ensureFolder()
  const names = files().readdirSync(folder())
  for (const name of names) if (name.startsWith(prefix)) files().unlinkSync(`${folder()}/${name}`)
  return Promise.resolve()
}
