import { useCallback, useEffect, useRef, useState } from 'react'
import type { TipServiceAnswer } from '@shared/api/tips'
import { TIP_SERVICE } from '@/api/paths'
import { get, type RequestError } from '@/api/request'

export interface TipService {
  service: TipServiceAnswer | null
  error: RequestError | null
  reload: () => void
}

/** What the door for tips says of itself. Asked for anew each time and kept nowhere: an old one would hold old keys. */
export function useTipService(): TipService {
  const [known, setKnown] = useState<Omit<TipService, 'reload'>>({ service: null, error: null })
  // Whoever asks again may have the answers in any order: a late one says nothing any more.
  const newest = useRef(0)
  const reload = useCallback(() => {
    const own = ++newest.current
    get<TipServiceAnswer>(TIP_SERVICE).then(
      (service) => {
        if (own === newest.current) setKnown({ service, error: null })
      },
      (error: RequestError) => {
        if (own === newest.current) setKnown((before) => ({ ...before, error }))
      },
    )
  }, [])
  useEffect(reload, [reload])
  return { ...known, reload }
}
