import { useEffect, useSyncExternalStore } from 'react'
import type { ListAnswer } from '@shared/api/lists'
import { PAGE_SIZE_MAX } from '@shared/limits'
import type { ZoneItem } from '@shared/kinds/zone/schema'
import { listPath } from '@/api/paths'
import { get, withQuery } from '@/api/request'

/** Names of divisions by their codes, as the zones that are divisions tell them; asked for once a start. */
let names: Readonly<Record<string, string>> = {}
let asked = false
const listeners = new Set<() => void>()

/** The zones that are divisions: a grid only lies in one. */
const LEVELS = ['county', 'township'] as const

function ask(): void {
  if (asked) return
  asked = true
  for (const level of LEVELS)
    get<ListAnswer<ZoneItem>>(withQuery(listPath('zone'), { level, limit: PAGE_SIZE_MAX })).then(
      ({ items }) => {
        names = { ...names, ...Object.fromEntries(items.map(({ division, code, name }) => [division ?? code, name])) }
        for (const listener of listeners) listener()
      },
      // Codes are shown until the next page asks again.
      () => {
        asked = false
      },
    )
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Tells what a division is called; its code where no zone has it. */
export function useDivisionNames(): (code: string) => string {
  const known = useSyncExternalStore(subscribe, () => names)
  useEffect(ask, [])
  return (code) => known[code] ?? `行政区划 ${code}`
}
