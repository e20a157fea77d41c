import { RECTIFIABLE, tellApart, type Told } from '../../shared/kinds/rectifiable'
import type { ItemOf } from '../../shared/kinds/schemas'
import type { AboutRecord } from '../../shared/tips/content'
import type { PublishedView } from './published'

type View = Pick<PublishedView, 'today'>
type Line = Pick<ItemOf[typeof RECTIFIABLE], 'id' | 'title' | 'status'> & Told

const UNNAMED = '没有名称的隐患'

/** How a hazard stands in the public record now, as its line tells; null where none of that id is public. */
export function publicRecordIn(view: View): (id: string) => { title: string; status: string; about: string } | null {
  return (id) => {
    const row = view.today()?.models[RECTIFIABLE].find(id)
    if (row?.id !== id) return null
    const line = JSON.parse(row.item) as Line
    return { title: line.title ?? UNNAMED, status: line.status, about: tellApart(line) }
  }
}

/** The hazard of the public record that is the most urgent now, as a tip would be started from it; null where none is public. */
export function mostUrgentIn(view: View): AboutRecord | null {
  const [line] = view.today()?.models[RECTIFIABLE].first('urgency', 1) ?? []
  if (line === undefined) return null
  const told = JSON.parse(line) as Line
  return { kind: RECTIFIABLE, id: told.id, title: told.title ?? UNNAMED, about: tellApart(told) }
}
