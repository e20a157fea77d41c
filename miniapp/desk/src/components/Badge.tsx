import type { ReactNode } from 'react'
import type { Tone } from './Notice'

/** A word with a colour; the shape before it says the same to who sees no colour. */
export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`badge badge--${tone}`}>
      <span aria-hidden="true">{SHAPES[tone]}</span>
      {children}
    </span>
  )
}

const SHAPES: Record<Tone, string> = { stop: '■ ', warn: '▲ ', pass: '● ', plain: '' }
