import { ZONE_LEVELS } from '@shared/kinds/zone/words'
import { wordOf } from '@/text/words'
import type { Mark, Pin } from '../define'

/** A zone on the map: of what level it is. */
export function zoneMark({ mark }: Pick<Pin, 'mark'>): Mark {
  const level = wordOf<Record<string, string>>(ZONE_LEVELS, mark)
  return { tone: 'calm', legend: '责任片区', sign: level.slice(0, 1), words: level }
}
