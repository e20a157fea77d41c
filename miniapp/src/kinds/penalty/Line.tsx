import type { PenaltyItem } from '@shared/kinds/penalty/schema'
import { formatMoney } from '@shared/codes/money'
import { PENALTY_KINDS, SEVERITIES } from '@shared/kinds/penalty/words'
import { Line } from '@/components/Line'
import { UNKNOWN } from '@/text/words'
import { recordUrl } from '../addresses'
import { open } from '../open'

export function PenaltyLine({ item }: { item: PenaltyItem }) {
  const { id, title, enterprises, punishedPersons, offenceType, penaltyKinds, fineFen, severity, decidedOn, publicUntil } = item
  return (
    <Line
      title={[...enterprises.map((enterprise) => enterprise.name), ...punishedPersons].join('、')}
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
