import { useSyncExternalStore } from 'react'
import Taro from '@tarojs/taro'
import { readStored } from '@/api/storage'

/** A value that every open page sees at once and that outlives the app. */
export interface Setting<T> {
  get: () => T
  set: (value: T) => void
  /** nothing on the phone says any more that there was a value */
  clear: () => void
  subscribe: (listener: () => void) => () => void
}

interface SettingOptions<T> {
  key: string
  initial: () => T
  /** makes the value of what lies on the phone, which an older build may have written; null: as if nothing lay there */
  read: (stored: unknown) => T | null
  /** `set` throws, and sets nothing, where the phone has no room: what is lost with it is not only comfort */
  vital?: boolean
}

export function createSetting<T>({ key, initial, read, vital = false }: SettingOptions<T>): Setting<T> {
  const listeners = new Set<() => void>()
  let value: { now: T } | null = null
  const become = (next: T) => {
    value = { now: next }
    for (const listener of listeners) listener()
  }
  const get = () => {
    if (!value) {
      const stored = readStored(key)
      value = { now: (stored === null ? null : read(stored)) ?? initial() }
    }
    return value.now
  }
  return {
    get,
    set: (next) => {
      try {
        Taro.setStorageSync(key, next)
      } catch (error) {
        if (vital) throw error
        // It holds until the app is closed; a browser that keeps nothing is no reason to show nothing.
        console.warn('a setting could not be kept', error)
      }
      become(next)
    },
    clear: () => {
      Taro.removeStorageSync(key)
      become(initial())
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Reads a list of what is each as it should be; what is not is left out. */
export const listOf =
  <T>(isOne: (value: unknown) => value is T) =>
  (stored: unknown): T[] | null =>
    Array.isArray(stored) ? stored.filter(isOne) : null

export const isText = (value: unknown): value is string => typeof value === 'string'

/** Whether a stored value has these fields as texts. */
export const hasTexts = (value: unknown, ...fields: string[]): boolean =>
  typeof value === 'object' && value !== null && fields.every((field) => isText((value as Record<string, unknown>)[field]))

export function useSetting<T>(setting: Setting<T>): [T, (value: T) => void] {
  return [useSyncExternalStore(setting.subscribe, setting.get, setting.get), setting.set]
}
