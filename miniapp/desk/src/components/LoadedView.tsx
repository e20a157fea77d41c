import type { ReactNode } from 'react'
import type { Loaded } from '../state/useLoaded'
import { Button } from './Button'
import { Notice } from './Notice'

interface LoadedViewProps<T> {
  state: Loaded<T>
  onAgain: () => void
  children: (value: T) => ReactNode
}

/** What was loaded; while loading what was there before, or a place kept for it; a failure with its sentence. */
export function LoadedView<T>({ state, onAgain, children }: LoadedViewProps<T>) {
  if (state.is === 'here') return <>{children(state.value)}</>
  if (state.is === 'failed')
    return (
      <Notice tone="stop">
        <p>{state.words}</p>
        <Button onTap={onAgain}>再试一次</Button>
      </Notice>
    )
  if (state.before !== undefined) return <>{children(state.before)}</>
  return (
    <div className="skeleton" role="status" aria-label="正在读取">
      <div />
      <div />
      <div />
    </div>
  )
}
