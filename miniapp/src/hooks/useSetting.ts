import { useSyncExternalStore } from 'react'
import Taro from '@tarojs/taro'

/** A value that every open page sees at once and that outlives the app. */
export interface Setting<T> {
  get: () => T
  set: (value: T) => void
  subscribe: (listener: () => void) => () => void
}

export function createSetting<T>(key: string, initial: () => T): Setting<T> {
  const listeners = new Set<() => void>()
  let value: { now: T } | null = null
  const get = () => {
    if (!value) {
      const stored = Taro.getStorageSync<T | ''>(key)
      value = { now: stored === '' || stored === undefined || stored === null ? initial() : stored }
    }
    return value.now
  }
  return {
    get,
    set: (next) => {
      value = { now: next }
      Taro.setStorageSync(key, next)
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useSetting<T>(setting: Setting<T>): [T, (value: T) => void] {
  return [useSyncExternalStore(setting.subscribe, setting.get, setting.get), setting.set]
}
