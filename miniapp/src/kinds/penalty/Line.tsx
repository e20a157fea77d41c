import { formatMoney } from '@shared/codes/money'
import { PENALTY_KINDS, SEVERITIES } from '@shared/kinds/penalty/words'
import { Line } from '@/components/Line'
import { UNKNOWN } from '@/text/words'
import { recordUrl } from '../addresses'
import type { LineProps } from '../define'
import { open } from '../open'
import { standingOf } from './standing'

/** A penalty in a list: against whom, for what, how much, and how far it is carried out where that is public. */
export function PenaltyLine({ item, today }: LineProps<'penalty'>) {
  const { id, title, enterprises, punishedPersons, offenceType, penaltyKinds, fineFen, severity, decidedOn, publicUntil } = item
  return (
    <Line
      title={[...enterprises.map((enterprise) => enterprise.name), ...punishedPersons].join('、')}
      standing={item.settlement === 'untold' ? null : standingOf(item, today)}
      notes={[
        decidedOn ?? `日期${UNKNOWN}`,
        offenceType ?? title,
        penaltyKinds.map((kind) => PENALTY_KINDS[kind]).join('、') || null,
        fineFen === null ? null : formatMoney(fineFen),
        publicUntil && `公示至 ${publicUntil}`,
      ]}
      mark={SEVERITIES[severity]}
      onTap={() => open(recordUrl('penalty', id))}
    />
  )
}
