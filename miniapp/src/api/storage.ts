import Taro from '@tarojs/taro'
import { shanghaiDay, type Day } from '@shared/codes/dates'
import { tellsOfEnded } from '@/text/ending'
import { todayOf } from '@/text/today'
import { readAnswer } from './answer'
import { CHANGES, isHistoryPath, isQuartersPath } from './paths'

/** An answer kept on the phone, with the time it was got. */
export interface Kept<T> {
  at: number
  data: T
}

/** What is kept, the last used first. It is one build's: another build keeps its own and removes this. */
interface Index {
  build: string
  paths: string[]
}

const INDEX = 'kept'
const KEPT_MAX = 40

const keyOf = (path: string, build: string = BUILD_VERSION): string => `kept:${build}:${path}`

/**
 * The last answer to a path, or null. Nothing is painted that this build did not keep or that has not the shape of an answer;
 * and what has ended since is not shown from a phone's memory either.
 */
export function kept<T>(path: string): Kept<T> | null {
  const { at, data } = (readStored(keyOf(path)) ?? {}) as Partial<Kept<unknown>>
  if (typeof at !== 'number') return null
  const read = readAnswer<T>('GET', path, data)
  if (!('fault' in read) && !isOver(path, at, read.data)) return { at, data: read.data }
  forget(path)
  return null
}

/** Changes and histories tell of records without saying until when these are public: they are good for the day they were got on. */
function isOver(path: string, at: number, data: unknown): boolean {
  const isOfItsDay = path.startsWith(CHANGES) || isHistoryPath(path)
  const isOld = shanghaiDay(new Date(at)) !== shanghaiDay(new Date())
  return (isOfItsDay && isOld) || tellsOfEnded(data, todayOf(data as { day?: Day; asOf?: string }, at))
}

/** Lets one kept answer go, and that there was one: what it tells of is not there any more. */
export function forget(path: string): void {
  removeStored(keyOf(path))
  const index = readStored(INDEX)
  if (!isIndex(index) || !index.paths.includes(path)) return
  try {
    writeIndex(index.paths.filter((one) => one !== path))
  } catch (error) {
    console.warn('an answer could not be taken from the index', error)
  }
}

/** Ids of which nothing is kept while the program is open. */
const untold = new Set<string>()
const isUntold = (path: string): boolean => [...untold].some((id) => path.includes(encodeURIComponent(id)))

/**
 * Lets go every answer about one record. None about it is kept again while the program is open: its page may still lie below another one, and asks anew
 * as soon as it is seen.
 */
export function keepNothingOf(id: string): void {
  untold.add(id)
  for (const path of ownPaths().filter(isUntold)) forget(path)
}

/** Of a part of the map there are as many answers as ways to move it: they would drive out everything else. */
const isOfBox = (path: string): boolean => /[?&]box=(?!none)/.test(path)

/** Keeps an answer; the one unused for longest makes room. A full storage is no failure: the page has its data. */
export function keep<T>(path: string, data: T, at: number): void {
  // Quarters name records without saying until when these are public: the phone would go on telling what has ended.
  if (isOfBox(path) || isQuartersPath(path) || isUntold(path)) return
  const paths = [path, ...ownPaths().filter((one) => one !== path)]
  for (const old of paths.slice(KEPT_MAX)) removeStored(keyOf(old))
  try {
    Taro.setStorageSync(keyOf(path), { at, data })
    writeIndex(paths.slice(0, KEPT_MAX))
  } catch (error) {
    console.warn('an answer could not be kept', error)
  }
}

/** Removes every kept answer, of this build and of the one before. */
export function forgetAll(): void {
  const index = readStored(INDEX)
  for (const key of keysOf(index)) removeStored(key)
  removeStored(INDEX)
}

const writeIndex = (paths: string[]): void => Taro.setStorageSync(INDEX, { build: BUILD_VERSION, paths } satisfies Index)

/** Paths that this build has kept; what another build left is removed first. */
function ownPaths(): string[] {
  const index = readStored(INDEX)
  if (isIndex(index) && index.build === BUILD_VERSION) return index.paths
  if (index !== null) forgetAll()
  return []
}

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === 'string')

const isIndex = (value: unknown): value is Index => {
  const { build, paths } = (value ?? {}) as Partial<Index>
  return typeof build === 'string' && isTexts(paths)
}

/** Builds before this form kept a bare list, under keys without their version. */
const keysOf = (index: unknown): string[] =>
  isIndex(index) ? index.paths.map((path) => keyOf(path, index.build)) : isTexts(index) ? index.map((path) => 'kept:' + path) : []

/** What lies under a key; null where nothing does, or where this browser keeps nothing. */
export function readStored(key: string): unknown {
  try {
    const found = Taro.getStorageSync<unknown>(key)
    return found === '' || found === undefined ? null : found
  } catch (error) {
    console.warn('the storage could not be read', error)
    return null
  }
}

function removeStored(key: string): void {
  try {
    Taro.removeStorageSync(key)
  } catch (error) {
    console.warn('the storage could not be cleared', error)
  }
}
