import type { Unrectified } from '../../shared/api/unrectified'
import type { Day } from '../../shared/codes/dates'
import type { Kind } from '../../shared/kinds/index'
import type { ItemOf } from '../../shared/kinds/schemas'
import { canonicalJson, sha256 } from '../editions/canonical'
import { ruleOf } from '../kinds/index'
import type { Row } from './model'

/** What the desk has made public of records: that residents told them not to be put right. By the ids of the records. */
export type Told = ReadonlyMap<string, Unrectified>

export const NOTHING_TOLD: Told = new Map()

/** A row as it is listed on a day: with what the desk has made public of it, until its source answers. */
export function withTold(kind: Kind, row: Row, told: Told, today: Day): Row {
  const rule = ruleOf(kind).unrectified
  const said = told.get(row.id)
  if (!rule || !said || rule.isAnswered(row.answers, said, today)) return row
  const item = rule.line(JSON.parse(row.item) as ItemOf[Kind], said.on)
  const onMap = row.onMap && { ...row.onMap, pin: JSON.stringify({ ...(JSON.parse(row.onMap.pin) as object), unrectifiedOn: said.on }) }
  return { ...row, item: JSON.stringify(item), onMap, facets: { ...row.facets, ...rule.facets }, measures: rule.measured(row.measures) }
}

/** What stands for it in a tag: kept answers and what phones keep change with it. Nothing where nothing is told. */
export const tagOf = (told: Told): string =>
  told.size === 0 ? '' : `-${sha256(canonicalJson([...told].sort(([a], [b]) => (a < b ? -1 : 1)))).slice(0, 8)}`
