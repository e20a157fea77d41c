import { useCallback, useEffect, useState } from 'react'
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
  const reload = useCallback(() => {
    get<TipServiceAnswer>(TIP_SERVICE).then(
      (service) => setKnown({ service, error: null }),
      (error: RequestError) => setKnown((before) => ({ ...before, error })),
    )
  }, [])
  useEffect(reload, [reload])
  return { ...known, reload }
}
