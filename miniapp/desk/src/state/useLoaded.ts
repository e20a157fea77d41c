import { useCallback, useEffect, useState } from 'react'
import { sentenceOf } from '../api/failure'

export type Loaded<T> = { is: 'loading'; before?: T } | { is: 'failed'; words: string } | { is: 'here'; value: T }

/** Loads when `key` changes, and again when asked; an answer that comes too late is dropped. */
export function useLoaded<T>(key: string, load: () => Promise<T>): [Loaded<T>, () => void, (value: T) => void] {
  const [state, setState] = useState<Loaded<T>>({ is: 'loading' })
  const [round, setRound] = useState(0)
  useEffect(() => {
    let current = true
    setState((before) => ({ is: 'loading', ...(before.is === 'here' ? { before: before.value } : {}) }))
    load().then(
      (value) => current && setState({ is: 'here', value }),
      (error: unknown) => current && setState({ is: 'failed', words: sentenceOf(error) }),
    )
    return () => {
      current = false
    }
    // `load` is made anew at every drawing; `key` says what it loads.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, round])
  const again = useCallback(() => setRound((count) => count + 1), [])
  const put = useCallback((value: T) => setState({ is: 'here', value }), [])
  return [state, again, put]
}
