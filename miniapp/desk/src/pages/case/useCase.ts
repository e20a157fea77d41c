import { useEffect, useState } from 'react'
import { PATHS } from '../../api/paths'
import type { CaseAnswer } from '../../api/types'
import { useDesk } from '../../state/desk'
import { useLoaded, type Loaded } from '../../state/useLoaded'
import { openCase, type OpenedCase } from '../../tips/openCase'
import { sentenceOf } from '../../api/failure'

export type Opening = { is: 'shut' } | { is: 'opening' } | { is: 'failed'; words: string } | { is: 'open'; opened: OpenedCase }

/** A case and what it says, once keys are there. */
export function useCase(id: string): {
  state: Loaded<CaseAnswer>
  again: () => void
  put: (answer: CaseAnswer) => void
  opening: Opening
} {
  const { client, ring } = useDesk()
  const [state, again, put] = useLoaded(id, () => client.get<CaseAnswer>(PATHS.tip(id)))
  const [opening, setOpening] = useState<Opening>({ is: 'shut' })
  const answer = state.is === 'here' ? state.value : null
  const canOpen = answer !== null && answer.canOpen
  useEffect(() => {
    if (ring === null || !canOpen || answer === null || opening.is === 'open') return
    let current = true
    setOpening({ is: 'opening' })
    openCase(answer, ring, (part) => client.bytes(PATHS.part(id, 0, part))).then(
      (opened) => current && setOpening({ is: 'open', opened }),
      (error: unknown) => current && setOpening({ is: 'failed', words: sentenceOf(error) }),
    )
    return () => {
      current = false
    }
    // Opened once for each ring: a later view of the same case has the same content.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, ring, canOpen])
  useEffect(() => {
    // Without keys nothing that was opened stays on the page.
    if (ring === null) setOpening({ is: 'shut' })
  }, [ring])
  return { state, again, put, opening }
}
