import { useEffect, useState } from 'react'
import { sentenceOf } from '../../api/failure'
import { PATHS } from '../../api/paths'
import type { CaseAnswer } from '../../api/types'
import type { Keyring } from '../../session/keyring'
import { useDesk } from '../../state/desk'
import { useLoaded, type Loaded } from '../../state/useLoaded'
import { openCase, type OpenedCase } from '../../tips/openCase'

type Ended = { is: 'failed'; words: string } | { is: 'open'; opened: OpenedCase }
export type Opening = { is: 'shut' } | { is: 'opening' } | Ended

interface UsedCase {
  state: Loaded<CaseAnswer>
  again: () => void
  put: (answer: CaseAnswer) => void
  opening: Opening
}

/** A case and what it says, once keys are there. Without keys nothing that was opened stays. */
export function useCase(id: string): UsedCase {
  const { client, ring } = useDesk()
  const [state, again, put] = useLoaded(id, () => client.get<CaseAnswer>(PATHS.tip(id)))
  const [held, setHeld] = useState<{ by: Keyring; ended: Ended } | null>(null)
  const answer = state.is === 'here' ? state.value : null
  const canOpen = answer?.canOpen ?? false
  useEffect(() => {
    if (ring === null || !canOpen || answer === null) return
    let current = true
    const end = (ended: Ended) => current && setHeld({ by: ring, ended })
    openCase(answer, ring, (part) => client.bytes(PATHS.part(id, 0, part))).then(
      (opened) => end({ is: 'open', opened }),
      (error: unknown) => end({ is: 'failed', words: sentenceOf(error) }),
    )
    return () => {
      current = false
    }
    // Opened once for each ring: a later view of the same case has the same content.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, ring, canOpen])
  return { state, again, put, opening: openingOf(ring, held) }
}

function openingOf(ring: Keyring | null, held: { by: Keyring; ended: Ended } | null): Opening {
  if (ring === null) return { is: 'shut' }
  return held?.by === ring ? held.ended : { is: 'opening' }
}
