import Taro from '@tarojs/taro'
import { shanghaiDay } from '@shared/codes/dates'

/** An answer kept on the phone, with the time it was got. */
export interface Kept<T> {
  at: number
  data: T
}

const INDEX = 'kept'
const KEPT_MAX = 40

const keyOf = (path: string): string => 'kept:' + path

/** The last answer to a path, or null. What has ended since is not shown from a phone's memory either. */
export function kept<T>(path: string): Kept<T> | null {
  const found = Taro.getStorageSync<Kept<T> | ''>(keyOf(path))
  return found === '' || !found || hasEnded(found.data) ? null : found
}

/** Lets one kept answer go: what it tells of is not there any more. */
export function forget(path: string): void {
  Taro.removeStorageSync(keyOf(path))
}

/** Whether an answer, or a line of it, is of a record whose publicity has ended. */
function hasEnded(data: unknown): boolean {
  const today = shanghaiDay(new Date())
  const { record, items, newestNotices } = data as { record?: Ending; items?: Ending[]; newestNotices?: Ending[] }
  return [record, ...(items ?? []), ...(newestNotices ?? [])].some((one) => !!one?.publicUntil && one.publicUntil < today)
}

interface Ending {
  publicUntil?: string | null
}

/** Keeps an answer; the one unused for longest makes room. A full storage is no failure: the page has its data. */
export function keep<T>(path: string, data: T, at: number): void {
  const index = Taro.getStorageSync<string[] | ''>(INDEX) || []
  const paths = [path, ...index.filter((one) => one !== path)]
  for (const old of paths.slice(KEPT_MAX)) Taro.removeStorageSync(keyOf(old))
  try {
    Taro.setStorageSync(keyOf(path), { at, data })
    Taro.setStorageSync(INDEX, paths.slice(0, KEPT_MAX))
  } catch (error) {
    console.warn('an answer could not be kept', error)
  }
}

/** Removes every kept answer. */
export function forgetAll(): void {
  for (const path of Taro.getStorageSync<string[] | ''>(INDEX) || []) Taro.removeStorageSync(keyOf(path))
  Taro.removeStorageSync(INDEX)
}
