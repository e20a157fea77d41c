import { useEffect } from 'react'
import type { City, SummaryAnswer } from '@shared/api/city'
import { SUMMARY } from '@/api/paths'
import { get } from '@/api/request'
import { city } from './settings'
import { useSetting } from './useSetting'

let asked = false

/** The city, asked for once a start; null while it is not known yet. */
export function useCity(): City | null {
  const [known, setKnown] = useSetting(city)
  useEffect(() => {
    if (asked) return
    asked = true
    get<SummaryAnswer>(SUMMARY).then(
      (summary) => setKnown(summary.city),
      // The page says itself that nothing came; the mark is asked for again by the next page.
      () => {
        asked = false
      },
    )
  }, [setKnown])
  return known
}
