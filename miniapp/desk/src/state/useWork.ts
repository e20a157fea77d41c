import { useCallback, useRef, useState } from 'react'
import { sentenceOf } from '../api/failure'

export interface Work {
  busy: boolean
  /** the sentence of the last failure; null where there is none */
  wrong: string | null
  run: (work: () => Promise<void>) => void
  fail: (words: string | null) => void
}

/** Runs one thing at a time, so that a second tap does nothing twice, and keeps the sentence of what failed. */
export function useWork(): Work {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const running = useRef(false)
  const run = useCallback((work: () => Promise<void>) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setWrong(null)
    work()
      .catch((error: unknown) => setWrong(sentenceOf(error)))
      .finally(() => {
        running.current = false
        setBusy(false)
      })
  }, [])
  return { busy, wrong, run, fail: setWrong }
}
