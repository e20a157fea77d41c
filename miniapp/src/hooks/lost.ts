import { useSyncExternalStore } from 'react'

/** Whether a person has just come home because the address that they opened leads nowhere. It lives as long as the app does. */

let isLost = false
const listeners = new Set<() => void>()

export function setLost(lost: boolean): void {
  isLost = lost
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
const get = () => isLost

export const useLost = (): boolean => useSyncExternalStore(subscribe, get, get)
