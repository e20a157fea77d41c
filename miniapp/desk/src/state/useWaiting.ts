import { useEffect, useState } from 'react'
import type { Client } from '../api/client'
import { PATHS } from '../api/paths'
import type { DeskPicturesAnswer } from '../api/types'

/** How many pictures wait, for who looks at them; asked once, and told by their page from then on. None where nobody could say. */
export function useWaiting(client: Client, looks: boolean): [number, (count: number) => void] {
  const [waiting, setWaiting] = useState(0)
  useEffect(() => {
    if (!looks) return
    let current = true
    client.get<DeskPicturesAnswer>(PATHS.pictures).then(
      (answer) => current && setWaiting(answer.waiting),
      // The page itself says what is wrong.
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [client, looks])
  return [waiting, setWaiting]
}
