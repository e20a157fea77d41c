import type { AboutRecord } from '@shared/tips/content'
import type { Kind } from '@shared/kinds/index'
import { recordUrl } from '@/kinds/addresses'
import { recent } from './settings'

/** The record from which a tip is being started, as the page showed it. It goes from page to page in memory and by no address. */
let started: AboutRecord | null = null

/** Tells the page that is opened next what a record is called. */
export function startFrom(record: AboutRecord): void {
  started = record
}

/**
 * What this phone has shown of a record: on the page from which a tip was started, or else among what was looked at. Null where it has shown none of
 * that kind and id: what an address says of it is nobody's word.
 */
export function shownRecord(kind: Kind, id: string): AboutRecord | null {
  if (started?.kind === kind && started.id === id) return started
  const visit = recent.get().find(({ url }) => url === recordUrl(kind, id))
  return visit === undefined ? null : { kind, id, title: visit.title }
}
