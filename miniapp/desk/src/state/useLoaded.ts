import { useCallback, useEffect, useState } from 'react'
import { sentenceOf } from '../api/failure'

export type Loaded<T> = { is: 'loading'; before?: T } | { is: 'failed'; words: string } | { is: 'here'; value: T }

type Ended<T> = Exclude<Loaded<T>, { is: 'loading' }>

/** Loads when `key` changes, and again when asked; an answer that comes too late is dropped. */
export function useLoaded<T>(key: string, load: () => Promise<T>): [Loaded<T>, () => void, (value: T) => void] {
  const [round, setRound] = useState(0)
  const [held, setHeld] = useState<{ of: string; ended: Ended<T> } | null>(null)
  const wanted = `${key} ${round}`
  useEffect(() => {
    let current = true
    const end = (ended: Ended<T>) => current && setHeld({ of: wanted, ended })
    load().then(
      (value) => end({ is: 'here', value }),
      (error: unknown) => end({ is: 'failed', words: sentenceOf(error) }),
    )
    return () => {
      current = false
    }
    // `load` is made anew at every drawing; `wanted` says what it loads.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted])
  const again = useCallback(() => setRound((count) => count + 1), [])
  const put = useCallback((value: T) => setHeld({ of: wanted, ended: { is: 'here', value } }), [wanted])
  return [stateOf(held, wanted), again, put]
}

function stateOf<T>(held: { of: string; ended: Ended<T> } | null, wanted: string): Loaded<T> {
  if (held?.of === wanted) return held.ended
  return held?.ended.is === 'here' ? { is: 'loading', before: held.ended.value } : { is: 'loading' }
}
