import Taro from '@tarojs/taro'
import { HOME, TIP } from '@/text/links'
import { sealingFault } from '@/text/tipGate'

/** A page as Taro's router holds it: by its parameters it is found again. */
type Held = { $taroParams?: Record<string, string> } | undefined

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
  return /^#\/tip\/(write|receipt|objection|objectionLook|firmReply|firmReplyLook)\//.test(path) && sealingFault() !== null ? TIP : null
}

/** What Taro gives each page beside the parameters of its address. */
const OF_TARO = /^(stamp|\$taroTimestamp)=/

/** Parameters in one order, as they stand in an address. */
const inOrder = (pairs: string[]): string =>
  pairs
    .filter((pair) => pair !== '' && !OF_TARO.test(pair))
    .sort()
    .join('&')

/**
 * Whether Taro's router would take a typed address for the way back: it looks for an earlier page of the same path and shows
 * that, whatever record it is of.
 */
function isTakenForBack(hash: string): boolean {
  const [path = '', search = ''] = hash.slice(1).split('?')
  const earlier = Taro.getCurrentPages().slice(0, -1).reverse()
  const taken = earlier.find(({ route }) => route === path) as Held
  if (taken === undefined) return false
  const own = Object.entries(taken.$taroParams ?? {}).map(([name, value]) => `${name}=${value}`)
  return inOrder(own) !== inOrder(search.split('&'))
}

/** Looks at each address of the web build before Taro's router does; `onLost`: one that could not be read led home. */
export function watchAddress(onLost: () => void): void {
  const lead = () => {
    const instead = elsewhere(window.location.hash)
    if (instead === null) return
    if (instead === HOME) onLost()
    window.history.replaceState(null, '', `#${instead}`)
  }
  lead()
  window.addEventListener('popstate', () => {
    lead()
    // The address itself is right: the page is opened by it as in a new tab.
    if (isTakenForBack(window.location.hash)) window.location.reload()
  })
}

/**
 * Writes what a page has come to show into its address: whoever loads it again, or sends it on, sees the same. `url` is the page's own address with
 * other parameters; where the address is that of another page by now, it stays.
 */
export function nameAddress(url: string): void {
  const [path = '', search = ''] = url.split('?')
  if (window.location.hash.split('?')[0] !== `#${path}`) return
  window.history.replaceState(window.history.state, '', `#${url}`)
  // The router hands out copies of its pages, and their one set of parameters: it is changed in place. The address tells of a page before that is on top.
  const page = [...Taro.getCurrentPages()].reverse().find(({ route }) => route === path)
  const params = (page as Held)?.$taroParams ?? {}
  for (const name of Object.keys(params)) if (!OF_TARO.test(`${name}=`)) delete params[name]
  for (const pair of search.split('&').filter(Boolean)) {
    const [name = '', value = ''] = pair.split('=')
    params[name] = value
  }
}
