import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { WORDS, type Kind } from '@shared/kinds/index'
import { nameAddress } from '@/api/address'
import { withQuery } from '@/api/request'
import type { KindPages } from '@/kinds/define'
import { askedIn, boundsOf, isTooShort } from '@/text/asked'

/** What a list is asked for, by parameter, and the way to ask for something else; '' asks for nothing. */
export interface Asked {
  asked: Readonly<Record<string, string>>
  ask: (patch: Readonly<Record<string, string>>) => void
  /** what the address says to search for and is too short for that: it is not asked for, and the box says so */
  tooShort?: string
}

/** What the address of a page asks a list for; what is chosen then stands in the address. `url`: the page's own, without it. */
export function useAsked<K extends Kind>({ kind, list }: Pick<KindPages<K>, 'kind' | 'list'>, url: string): Asked {
  const { params } = useRouter<Record<string, string | undefined>>()
  const [given] = useState(() =>
    askedIn(params, ['q', ...list.choices.map(({ name }) => name), ...Object.keys(boundsOf(list, WORDS[kind].short))]),
  )
  const { q = '', ...others } = given
  const [asked, setAsked] = useState(isTooShort(q) ? others : given)
  const ask = (patch: Readonly<Record<string, string>>) => {
    const next = { ...asked, ...patch }
    setAsked(next)
    nameAddress(withQuery(url, next))
  }
  return { asked, ask, ...(isTooShort(q) ? { tooShort: q } : {}) }
}
