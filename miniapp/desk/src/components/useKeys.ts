import { useEffect } from 'react'

export type KeyTable = Readonly<Record<string, () => void>>

const WRITING = new Set(['INPUT', 'TEXTAREA', 'SELECT'])

/** Whether a key is meant for a field, or for a question in front of the page. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null
  if (event.ctrlKey || event.metaKey || event.altKey) return true
  // Enter on a button is that button's.
  if (event.key === 'Enter' && target?.tagName === 'BUTTON') return true
  return WRITING.has(target?.tagName ?? '') || document.querySelector('dialog[open]') !== null
}

/** Runs what a key stands for; two keys one after another are written `g q`. */
export function useKeys(table: KeyTable): void {
  useEffect(() => {
    let first: string | null = null
    const press = (event: KeyboardEvent) => {
      if (isTaken(event)) return
      const pair = first === null ? null : `${first} ${event.key}`
      first = null
      const found = (pair === null ? undefined : table[pair]) ?? table[event.key]
      if (found) {
        event.preventDefault()
        found()
      } else if (Object.keys(table).some((keys) => keys.startsWith(event.key + ' '))) first = event.key
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
}
