import { createContext, useContext, useLayoutEffect, useRef } from 'react'
import { useRemote, type Remote } from './useRemote'

/** Tells what stands below that one answer more, or less, is on its way above it. */
export const TellBelow = createContext<(change: 1 | -1) => void>(() => {})

/**
 * The answer to a path, for what stands above a list. The list waits until it has come or failed: its lines would else move away under the finger of whoever
 * taps one. Once it was there or had failed, a further question makes nobody wait.
 */
export function useAbove<T>(path: string | null): Remote<T> {
  const remote = useRemote<T>(path)
  const tell = useContext(TellBelow)
  const isOnItsWay = remote.state === 'loading' && remote.data === null
  const settled = useRef<string | null>(null)
  // Before anything is painted.
  useLayoutEffect(() => {
    if (path === null || settled.current === path) return undefined
    if (!isOnItsWay) {
      settled.current = path
      return undefined
    }
    tell(1)
    return () => tell(-1)
  }, [path, isOnItsWay, tell])
  return remote
}
