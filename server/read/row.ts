import type { Day } from '../../shared/codes/dates'
import { nameKey } from '../../shared/codes/fold'
import { LISTS } from '../../shared/kinds/schemas'
import { PIN_TITLE_MAX } from '../../shared/api/map'
import type { Found, Whereabouts } from '../kinds/define'
import { ruleOf } from '../kinds/index'
import { itemOf, mentionsOf, searchTexts, type Shown } from '../kinds/item'
import type { Facets } from '../models/version'

/** What the read model keeps of one shown record. The item is kept as text: lists only join it into their answer. */
export interface Row extends Found {
  id: string
  /** edition at which the version begins; with the id it names the version */
  from: number
  item: string
  facets: Facets
  code: string | null
  names: string[]
  /** other texts by which it is found, in the same form */
  mentions: string[]
  publicUntil: Day | null
  /** every source that lists it */
  sources: string[]
  /** where it lies, what its mark on a map tells, as JSON text, and what it is called by what lies there; null for kinds without a map */
  onMap: { whereabouts: Whereabouts; pin: string; keys: readonly string[] } | null
  /** what statistics need of it, as its kind has it */
  measures: unknown
  /** what its source says of its being put right, as its kind has it; null for kinds of which residents cannot tell that */
  answers: unknown
  /** what makes it the same as a record of another source, as its kind has it; absent: nothing does */
  facts?: readonly string[]
}

/** The row of a version that shows its body. */
export function rowOf(version: Shown): Row {
  return {
    id: version.id,
    from: version.from,
    item: JSON.stringify(itemOf(version)),
    facets: version.facets,
    code: ruleOf(version.kind).code(version.body),
    names: searchTexts(version).map(nameKey),
    mentions: mentionsOf(version).map(nameKey),
    publicUntil: version.publicUntil,
    sources: [version.source, ...(version.claims ?? []).map(({ source }) => source)],
    onMap: LISTS[version.kind].hasMap ? onMapOf(version) : null,
    measures: ruleOf(version.kind).statistics?.measuresOf(version.body, version) ?? null,
    answers: ruleOf(version.kind).unrectified?.answersOf(version.body) ?? null,
    facts: ruleOf(version.kind).factsOf?.(version.body, version) ?? [],
  }
}

function onMapOf({ kind, id, body, unread: unreadFields }: Shown): Row['onMap'] {
  const rules = ruleOf(kind)
  const title = rules.title(body)
  const { unread = [], ...told } = rules.pin(body, unreadFields ?? [])
  const pin = { id, title: title && clipped(title), ...told, ...(unread.length === 0 ? {} : { unread }) }
  return { whereabouts: rules.whereabouts(body), pin: JSON.stringify(pin), keys: rules.areaKeys(body) }
}

/** A title that fits a mark, cut between characters. */
const clipped = (title: string): string => {
  const characters = [...title]
  return characters.length <= PIN_TITLE_MAX ? title : `${characters.slice(0, PIN_TITLE_MAX - 1).join('')}…`
}
