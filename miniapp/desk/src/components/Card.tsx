import { useId, type ReactNode } from 'react'

interface CardProps {
  title: string
  children: ReactNode
  aside?: ReactNode
  tone?: 'stop' | 'plain'
  /** only what can be done on a screen */
  screenOnly?: boolean
}

/** A part of a page, named by its heading. */
export function Card({ title, children, aside, tone = 'plain', screenOnly = false }: CardProps) {
  const id = useId()
  return (
    <section className={`card card--${tone}${screenOnly ? ' no-print' : ''}`} aria-labelledby={id}>
      <div className="card__head">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

export interface FactLine {
  label: string
  text: ReactNode
}

export function Facts({ lines }: { lines: readonly FactLine[] }) {
  return (
    <dl className="facts">
      {lines.map(({ label, text }) => (
        <div key={label} className="facts__line">
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
