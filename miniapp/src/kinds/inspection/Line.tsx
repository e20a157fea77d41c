import { CAUSES } from '@shared/kinds/inspection/words'
import { monthWords } from '@shared/codes/months'
import { Line } from '@/components/Line'
import { placeWords } from '@/text/place'
import { UNKNOWN, wordOf } from '@/text/words'
import { recordUrl } from '../addresses'
import type { LineProps } from '../define'
import { open } from '../open'
import { useDivisionNames } from '../zone/divisions'
import { standingOf } from './standing'

/** A finding in a list: how it stands first, then who puts it right, where it was found and on which list it stands. */
export function InspectionLine({ item, today }: LineProps<'inspection'>) {
  const { id, problem, owner, enterprise, place, listMonth, cause } = item
  const nameOf = useDivisionNames()
  return (
    <Line
      title={problem}
      standing={standingOf(item, today)}
      notes={[
        owner === null ? `责任单位${UNKNOWN}` : `${owner}负责`,
        enterprise?.name ?? null,
        placeWords(place, nameOf),
        listMonth === null ? null : `${monthWords(listMonth)}清单`,
      ]}
      badge={cause === null ? null : { words: `${wordOf(CAUSES, cause)}原因`, tone: null }}
      onTap={() => open(recordUrl('inspection', id))}
    />
  )
}
