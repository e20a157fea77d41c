import type { ReactNode } from 'react'

interface ButtonProps {
  children: ReactNode
  onTap?: () => void
  /** first of a group, or one that cannot be taken back */
  look?: 'main' | 'soft' | 'stop' | 'link'
  submit?: boolean
  disabled?: boolean
  /** key that does the same, shown beside the words */
  shortcut?: string
  label?: string
  pressed?: boolean
}

export function Button({ children, onTap, look = 'soft', submit = false, disabled = false, shortcut, label, pressed }: ButtonProps) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      className={`button button--${look}`}
      disabled={disabled}
      onClick={onTap}
      aria-label={label}
      aria-pressed={pressed}
    >
      {children}
      {shortcut !== undefined && <kbd>{shortcut}</kbd>}
    </button>
  )
}
