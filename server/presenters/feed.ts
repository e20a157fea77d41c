import { AtomQuery, type Change, type ChangesFilter } from '../../shared/api/changes'
import type { CitySettings } from '../../shared/api/city'
import { CHANGES_ATOM } from '../../shared/api/endpoints'
import { codesOf } from '../../shared/vocabulary'
import type { Place } from '../read/changeParts'
import { entryOf, presentAtom } from './atom'

/** The parameters of the feed in the one order in which an address has them. */
const QUERY_ORDER = codesOf(AtomQuery.shape)

/** What a document of the feed of public changes is made of. */
export interface FeedDocument {
  city: CitySettings
  /** what every address begins with; empty: they are references within the host that was asked */
  origin: string
  filter: ChangesFilter
  /** the older part that this is; absent: the newest */
  archive?: string | undefined
  /** where the next older part begins; null: there is none */
  next: Place | null
  /** the time of the edition that was asked, ISO 8601 */
  asOf: string
  changes: Change[]
}

/** A document of the feed of public changes, with its name and the addresses of those before and behind it. */
export function presentFeed({ city, origin, filter, archive, next, asOf, changes }: FeedDocument): string {
  return presentAtom({
    id: `urn:mingan:changes:${city.division ?? encodeURIComponent(city.name)}${queryOf(filter).replace('?', ':')}`,
    origin,
    self: feedPath(filter, archive),
    current: archive === undefined ? null : feedPath(filter),
    older: next && feedPath(filter, nameOf(next)),
    title: `${city.name}安全生产公示的变更`,
    updated: archive === undefined ? asOf : (changes[0]?.at ?? asOf),
    entries: changes.map(entryOf),
  })
}

/** A place as `archive` names it. */
const nameOf = ({ edition, after }: Place): string => (after ? `${edition}.${after.kind}.${after.id}` : `${edition}`)

/** The address of a document of the feed, its parameters always in one order. */
const feedPath = (filter: ChangesFilter, archive?: string): string =>
  CHANGES_ATOM.path + queryOf({ ...filter, ...(archive === undefined ? {} : { archive }) })

function queryOf(filter: ChangesFilter & { archive?: string }): string {
  const given = QUERY_ORDER.flatMap((name) => (filter[name] === undefined ? [] : [[name, filter[name]]]))
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}
