import type { TipContent } from '@shared/tips/content'
import type { Desk } from '@shared/tips/words'
import type { QueueItem } from '../api/types'

/** Who is asked whether the case is the own one. */
export interface Interests {
  zones: readonly string[]
  unit: string | null
}

/**
 * What to think of before a tip goes from the desk that the reporter chose to another, in words, or null: whoever wrote to
 * oversight may have done so because the tip is about the work-safety office itself, and a tip about a desk never goes to it.
 */
export function handOverWarning({ desk, kind }: Pick<QueueItem, 'desk' | 'kind'>, to: Desk | ''): string | null {
  if (desk !== 'oversight' || to !== 'work-safety') return null
  return kind === 'enforcement_misconduct'
    ? '这一件举报的是执法，只由纪检监督受理台拆看，不能转交：被举报的人可能就在接手的部门。'
    : '举报人把这一件寄给了纪检监督受理台，可能涉及应急管理部门自己的人。移交后那个部门会看到您勾选的内容，请先核对举报的对象。'
}

const bare = (text: string): string => text.replace(/[\s·,，。()（）\-—]/g, '')
/** A name this short is found in half of all addresses. */
const SHORTEST = 2

/**
 * Why a tip may be about the officer's own zone or office, in words; empty where nothing points there. What it finds is a
 * reason to ask, no proof; what it does not find is no proof either.
 */
export function conflictsOf({ zones, unit }: Interests, tip: Pick<TipContent, 'where' | 'text'>): string[] {
  const { record, address } = tip.where
  const found: string[] = []
  const place = bare([address ?? '', record?.title ?? '', record?.about ?? ''].join(' '))
  for (const zone of zones) {
    const ofRecord = record?.kind === 'zone' && (record.id === zone || bare(record.title) === bare(zone))
    if (ofRecord) found.push(`举报的片区「${record.title}」由您负责。`)
    else if (bare(zone).length >= SHORTEST && place.includes(bare(zone))) found.push(`举报的地点提到您负责的片区「${zone}」。`)
  }
  const name = unit === null ? '' : bare(unit)
  if (name.length >= SHORTEST && place.includes(name)) found.push(`举报的地点或记录提到您的单位「${unit}」。`)
  else if (name.length >= SHORTEST && bare(tip.text).includes(name)) found.push(`举报的内容提到您的单位「${unit}」。`)
  return found
}
