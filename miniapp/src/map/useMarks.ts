import { useEffect, useState } from 'react'
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

/** What came last, and what it is the answer to. */
interface Known extends Pick<Marks, 'answer' | 'at' | 'error'> {
  question: string
}

/** Asks for the marks of an address, and again with each other one; null asks for nothing. Only the answer to the last question counts. */
export function useMarks(path: string | null): Marks {
  const [known, setKnown] = useState<Known>({ question: '', answer: null, at: 0, error: null })
  const [attempt, setAttempt] = useState(0)
  const question = `${attempt} ${path ?? ''}`
  useEffect(() => {
    let isOver = false
    if (path !== null)
      get<MapAnswer>(path).then(
        (answer) => {
          if (!isOver) setKnown({ question, answer, at: Date.now(), error: null })
        },
        (error: RequestError) => {
          if (!isOver) setKnown((before) => ({ ...before, question, error }))
        },
      )
    return () => {
      isOver = true
    }
  }, [path, question])
  const isLoading = known.question !== question
  return {
    answer: known.answer,
    at: known.at,
    isLoading,
    error: isLoading ? null : known.error,
    retry: () => setAttempt(attempt + 1),
  }
}
