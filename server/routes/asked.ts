import { boxOfText } from '../../shared/api/box'
import type { AskedFilters, AskedList } from '../read/lists'

/** Parameters of a list that are no filter of its kind. */
const OWN = new Set(['from', 'to', 'q', 'box', 'sort', 'limit', 'cursor', 'by'])

type Checked = Record<string, unknown>

/** What narrows a list, of a query that the contract has checked. */
export function filtersAsked(checked: Checked): AskedFilters {
  const { from, to, q } = checked as Record<string, string | undefined>
  const filters = Object.entries(checked).filter((entry): entry is [string, string] => !OWN.has(entry[0]) && entry[1] !== undefined)
  return { filters: Object.fromEntries(filters), from, to, q }
}

/** The box of a query that the contract has checked; undefined where none is asked for. */
export const boxAsked = ({ box }: Checked): AskedList['box'] =>
  box === 'none' ? box : typeof box === 'string' ? (boxOfText(box) ?? undefined) : undefined

/** The query of a list as the contract has checked it. */
export function listAsked(checked: Checked): AskedList {
  const { sort, cursor, limit } = checked as { sort: string; cursor?: string; limit: unknown }
  const box = boxAsked(checked)
  return { ...filtersAsked(checked), ...(box === undefined ? {} : { box }), sort, cursor, limit: Number(limit) }
}
