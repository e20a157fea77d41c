import { LIST_PATHS, type Kind } from '@shared/kinds/index'

/** Addresses of the pages of records. Most kinds share theirs; those here have pages of their own, whose addresses people have. */

export const ENTERPRISES = '/enterprise/list/index'
export const OPERATORS = '/operator/list/index'
/** The tab with a door to everything that is published; once it was the list of notices, whose addresses still lead there. */
export const HALL = '/pages/notices/index'
export const ZONES = '/pages/zones/index'

const OWN_LISTS: Partial<Record<Kind, string>> = { enterprise: ENTERPRISES, zone: ZONES }
const OWN_RECORDS: Partial<Record<Kind, string>> = { enterprise: '/enterprise/detail/index' }

/** The list of a kind. */
export const listUrl = (kind: Kind): string => OWN_LISTS[kind] ?? `/record/list/index?kind=${kind}`
export const ACCIDENTS = listUrl('accident')
export const NOTICES = listUrl('notice')
export const HAZARDS = listUrl('hazard')
export const SITES = listUrl('site')
export const INVENTORIES = listUrl('inventory')

/** The page of a figure: the list that it counts. */
export function figureUrl(key: string, path: string): string {
  if (key === 'carriers') return OPERATORS
  const found = Object.entries(LIST_PATHS).find(([, one]) => one === path)
  return found ? listUrl(found[0] as Kind) : ENTERPRISES
}

export function recordUrl(kind: Kind, id: string): string {
  const own = OWN_RECORDS[kind]
  return `${own === undefined ? `/record/detail/index?kind=${kind}&` : `${own}?`}id=${encodeURIComponent(id)}`
}

export const enterpriseUrl = (id: string): string => recordUrl('enterprise', id)
/** Where the grade of an enterprise comes from, by its id or credit code. */
export const gradingUrl = (id: string): string => `/enterprise/grading/index?id=${encodeURIComponent(id)}`
/** A kind's list of records as every kind has it, also those whose own page shows more: what is asked of it stands in its address. */
export const plainListUrl = (kind: Kind): string => `/record/list/index?kind=${kind}`
export const mapUrl = (kind: Kind): string => `/map/index?kind=${kind}`
export const statisticsUrl = (kind: Kind): string => `/record/statistics/index?kind=${kind}`
/** What the records of a kind ask somebody to do. */
export const trackedUrl = (kind: Kind): string => `/record/tracked/index?kind=${kind}`

/** A carrier as a passenger meets it. */
export const operatorUrl = (id: string): string => `/operator/detail/index?id=${encodeURIComponent(id)}`

/** Kinds whose records are followed by their ids, with the sentence that says so over the changes. */
const FOLLOWED: Partial<Record<Kind, string>> = {
  enterprise: '只列这家企业和提到它的记录',
  hazard: '只列这条隐患的变更',
  site: '只列这处监管点和在这里发现的隐患',
}

/** The changes around a record; null where its kind is not followed. */
export const changesUrl = (kind: Kind, id: string): string | null =>
  FOLLOWED[kind] === undefined ? null : `/record/changes/index?${kind}=${encodeURIComponent(id)}`

/** What the address of the changes asks to follow, as their parameter and in words; null where it asks for all. */
export function followedIn(params: Readonly<Record<string, string | undefined>>): { query: Record<string, string>; words: string } | null {
  for (const [kind, words] of Object.entries(FOLLOWED)) {
    const id = params[kind]
    if (id !== undefined && id !== '') return { query: { [kind]: id }, words }
  }
  return null
}
