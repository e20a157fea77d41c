import type { TipContent } from '@shared/tips/content'

/** Who is asked whether the case is the own one. */
export interface Interests {
  zones: readonly string[]
  unit: string | null
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
  const place = bare([address ?? '', record?.title ?? ''].join(' '))
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
