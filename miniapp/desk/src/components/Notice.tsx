import type { ReactNode } from 'react'

export type Tone = 'stop' | 'warn' | 'pass' | 'plain'

/** A sentence in a frame. Failures are told to who listens at once. */
export function Notice({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <div className={`notice notice--${tone}`} role={tone === 'stop' ? 'alert' : 'status'}>
      {children}
    </div>
  )
}
