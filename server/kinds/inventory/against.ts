import { divisionsUpFrom, withoutFilling } from '../../../shared/codes/divisionCode'
import { LIST_PATHS, type Kind } from '../../../shared/kinds/index'
import type { AgainstLine } from '../../../shared/kinds/inventory/against'
import { COUNTED_KINDS, type CountedKind } from '../../../shared/kinds/inventory/counted'
import type { InventoryItem } from '../../../shared/kinds/inventory/schema'
import { cameraOf } from '../../../shared/kinds/site/cameras'
import type { SiteItem } from '../../../shared/kinds/site/schema'
import { SECTORS, codesOf, type Sector } from '../../../shared/vocabulary'
import { itemsIn, type Models } from '../items'

/** Name and version of the rule; whoever changes what it counts raises the number. */
export const AGAINST_RULE = 'inventory-against-list/1'

/** Of a county and above; counties are compared even where nobody counted. */
const COUNTY_DIGITS = 6

type Site = Pick<SiteItem, 'siteKind' | 'sector' | 'place' | 'monitoring'>

/** What is counted together. */
interface Group {
  division: string | null
  siteKind: CountedKind
  sector: Sector | null
}

interface Counted {
  listed: number
  inService: number
  unknown: number
}

/**
 * What is known to exist against what is listed, for each division and sort of site of which either is known, counties among them where anything is
 * listed there, and each sector that an inventory counts by itself. `sites`: null where none was ever published, so that an empty list is no nought.
 */
export function againstList(inventories: readonly InventoryItem[], sites: readonly Site[] | null): AgainstLine[] {
  const groups = new Map<string, Group>()
  const known = new Map<string, InventoryItem[]>()
  for (const inventory of inventories) {
    const key = keyOf(inventory)
    groups.set(key, { division: inventory.division, siteKind: inventory.siteKind, sector: inventory.sector })
    known.set(key, [...(known.get(key) ?? []), inventory])
  }
  const counts = new Map<string, Counted>()
  for (const site of sites ?? []) {
    const divisions = divisionsOf(site)
    const camera = cameraOf(site)
    // A site of which only the city is told is of no county, and stands under its own division.
    const shownAt = divisions.find((division) => division !== null && isCounty(division)) ?? divisions[0] ?? null
    for (const division of divisions)
      for (const sector of site.sector === null ? [null] : [null, site.sector]) {
        const group = { division, siteKind: site.siteKind, sector }
        const key = keyOf(group)
        const counted = counts.get(key) ?? { listed: 0, inService: 0, unknown: 0 }
        counted.listed++
        if (camera === 'in_service') counted.inService++
        if (camera === 'unknown') counted.unknown++
        counts.set(key, counted)
        if (sector === null && division === shownAt) groups.set(key, group)
      }
  }
  return [...groups]
    .sort(([, a], [, b]) => compare(a, b))
    .map(([key, group]) => lineOf(group, newestFirst(known.get(key) ?? []), isListed(group, sites) ? (counts.get(key) ?? NONE) : null))
}

const NONE: Counted = { listed: 0, inService: 0, unknown: 0 }

/** Cameras are counted and never listed: how many of them are is not told by any list. */
const isListed = ({ siteKind }: Group, sites: readonly Site[] | null): boolean => sites !== null && siteKind !== 'camera'

const keyOf = ({ division, siteKind, sector }: Group): string => `${division ?? ''} ${siteKind} ${sector ?? ''}`

/** The division of a site and every one above it; only the unknown one where nobody told it. */
function divisionsOf({ place }: Site): (string | null)[] {
  const line = divisionsUpFrom(place && place.division)
  return line.length === 0 ? [null] : line
}

const isCounty = (division: string): boolean => division.length === COUNTY_DIGITS && !division.endsWith('00')

/** The newest first; one without a date comes last. */
const newestFirst = (inventories: readonly InventoryItem[]): InventoryItem[] =>
  [...inventories].sort((a, b) => order(b.asOf ?? '', a.asOf ?? '') || order(a.id, b.id))

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const KIND_ORDER = codesOf(COUNTED_KINDS)
const SECTOR_ORDER: readonly (Sector | null)[] = [null, ...codesOf(SECTORS)]

/** By division, the unknown one last, then as the words stand. */
const compare = (a: Group, b: Group): number =>
  order(a.division ?? '~', b.division ?? '~') ||
  KIND_ORDER.indexOf(a.siteKind) - KIND_ORDER.indexOf(b.siteKind) ||
  SECTOR_ORDER.indexOf(a.sector) - SECTOR_ORDER.indexOf(b.sector)

function lineOf(group: Group, [newest, ...others]: InventoryItem[], counted: Counted | null): AgainstLine {
  const query = queryOf(group)
  const list = (more: Record<string, string>) => ({ path: LIST_PATHS.site, query: { ...query, ...more } })
  const isTold = counted !== null && (counted.listed === 0 || counted.unknown < counted.listed)
  return {
    ...group,
    known: newest ? knownOf(newest) : null,
    others: others.map(knownOf),
    listed: counted && { count: counted.listed, list: list({}) },
    inService: isTold ? { count: counted.inService, unknown: counted.unknown, list: list({ camera: 'in_service' }) } : null,
    missing: newest && counted ? newest.total - counted.listed : null,
  }
}

/** What the list of sites is asked for a group. */
const queryOf = ({ division, siteKind, sector }: Group): Record<string, string> => ({
  ...(division === null ? { divisionTold: 'no' } : { division }),
  siteKind,
  ...(sector === null ? {} : { sector }),
})

const knownOf = ({ total, asOf, countedBy, agency, id }: InventoryItem): NonNullable<AgainstLine['known']> => ({
  total,
  asOf,
  countedBy,
  agency,
  id,
})

/** The lines of a division and everything below it. */
export const within = (lines: readonly AgainstLine[], division: string): AgainstLine[] => {
  const wanted = withoutFilling(division)
  return lines.filter((line) => divisionsUpFrom(line.division).includes(wanted))
}

const kept = new WeakMap<object, { sites: object; lines: AgainstLine[] }>()

/** The same of what is public, computed once an edition. */
export function againstListOf(models: Models, ever: ReadonlySet<Kind>): AgainstLine[] {
  const { inventory, site } = models
  const before = kept.get(inventory)
  if (before?.sites === site) return before.lines
  const lines = againstList(itemsIn(models, 'inventory'), ever.has('site') ? itemsIn(models, 'site') : null)
  kept.set(inventory, { sites: site, lines })
  return lines
}

/** Whose facts these are. */
export const AGAINST_KINDS: readonly Kind[] = ['inventory', 'site']
