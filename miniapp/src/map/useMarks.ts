import { useCallback, useEffect, useRef, useState } from 'react'
import type { MapAnswer } from '@shared/api/map'
import { get, type RequestError } from '@/api/request'

/** The marks of a part of the map. Those of the part before stand until the next ones are there: a map that is moved does not go blank. */
export interface Marks {
  answer: MapAnswer | null
  /** when it was got, by the phone's clock */
  at: number
  isLoading: boolean
  error: RequestError | null
  retry: () => void
}

type Known = Omit<Marks, 'retry'>

/** Asks for the marks of an address, and again with each other one; null asks for nothing. Only the answer to the last question counts. */
export function useMarks(path: string | null): Marks {
  const [known, setKnown] = useState<Known>({ answer: null, at: 0, isLoading: true, error: null })
  const last = useRef<object | null>(null)
  const ask = useCallback(() => {
    if (path === null) return
    const own = {}
    last.current = own
    setKnown((before) => ({ ...before, isLoading: true, error: null }))
    get<MapAnswer>(path).then(
      (answer) => {
        if (last.current === own) setKnown({ answer, at: Date.now(), isLoading: false, error: null })
      },
      (error: RequestError) => {
        if (last.current === own) setKnown((before) => ({ ...before, isLoading: false, error }))
      },
    )
  }, [path])
  useEffect(() => {
    ask()
    return () => {
      last.current = null
    }
  }, [ask])
  return { ...known, retry: ask }
}
