import { HAZARD_LEVELS } from '@shared/kinds/hazard/words'
import { Line } from '@/components/Line'
import { placeWords } from '@/text/place'
import { useDivisionNames } from '../zone/divisions'
import { UNKNOWN } from '@/text/words'
import { recordUrl } from '../addresses'
import type { LineProps } from '../define'
import { open } from '../open'
import { levelUnknown, standingInList } from './standing'
import { whoAnswers } from './who'

/** A hazard in a list: how it stands first, then who answers and where it is. */
export function HazardLine({ item, today }: LineProps<'hazard'>) {
  const { id, title, level, place, unread } = item
  const nameOf = useDivisionNames()
  return (
    <Line
      title={title ?? `隐患名称${UNKNOWN}`}
      standing={standingInList(item, today)}
      notes={[whoAnswers(item), placeWords(place, nameOf)]}
      badge={{ words: level === null ? levelUnknown(unread) : HAZARD_LEVELS[level], tone: level === 'major' ? 'stop' : null }}
      onTap={() => open(recordUrl('hazard', id))}
    />
  )
}
