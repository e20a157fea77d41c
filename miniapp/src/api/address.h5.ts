import { HOME, TIP } from '@/text/links'
import { sealingFault } from '@/text/tipGate'

const isReadable = (text: string): boolean => {
  try {
    decodeURI(text)
    return true
  } catch {
    // A hand-made or cut-off address.
    return false
  }
}

/** Where an address of the web build leads instead, or null where it may stay as it is. */
function elsewhere(hash: string): string | null {
  const path = hash.split('?')[0] ?? ''
  // Taro's router decodes it and, where it cannot, draws nothing and says nothing.
  if (!isReadable(path)) return HOME
  // A browser that cannot seal fails at the mere loading of what seals: an address of it leads to the page that says so.
  return /^#\/tip\/(write|receipt)\//.test(path) && sealingFault() !== null ? TIP : null
}

/** Looks at each address of the web build before Taro's router does; `onLost`: one that could not be read led home. */
export function watchAddress(onLost: () => void): void {
  const look = () => {
    const instead = elsewhere(window.location.hash)
    if (instead === null) return
    if (instead === HOME) onLost()
    window.history.replaceState(null, '', `#${instead}`)
  }
  look()
  window.addEventListener('popstate', look)
}
