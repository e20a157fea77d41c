import type { PropsWithChildren } from 'react'
import { View } from '@tarojs/components'

interface TapProps {
  className?: string
  /** what a screen reader says; default: the text inside */
  label?: string
  role?: 'button' | 'link' | 'radio' | 'checkbox'
  id?: string
  checked?: boolean
  /** of what folds: whether it stands open */
  expanded?: boolean
  /** absent inside a picker, which opens itself */
  onTap?: () => void
}

/** Something to tap: large enough, with a role for screen readers, reachable by keyboard on the web. */
export function Tap({ className = '', label, role = 'button', id, checked, expanded, onTap, children }: PropsWithChildren<TapProps>) {
  return (
    <View
      className={`tap ${className}`}
      hoverClass="tap--pressed"
      {...(id === undefined ? {} : { id })}
      ariaRole={role}
      {...(label === undefined ? {} : { ariaLabel: label, 'aria-label': label })}
      {...(checked === undefined ? {} : { 'aria-checked': checked ? 'true' : 'false' })}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded ? 'true' : 'false' })}
      {...(process.env.TARO_ENV === 'h5' ? { tabindex: 0, onKeyDown: clickByKey } : {})}
      {...(onTap === undefined ? {} : { onClick: onTap })}
    >
      {children}
    </View>
  )
}

/** A key does what a click does, for whatever listens to it. */
function clickByKey(event: { key: string; preventDefault: () => void; currentTarget: { click: () => void } }): void {
  if (event.key !== 'Enter' && event.key !== ' ') return
  // A blank would scroll the page as well.
  event.preventDefault()
  event.currentTarget.click()
}
