import { Text } from '@tarojs/components'
import type { HazardBody } from '@shared/kinds/hazard/schema'
import { FUNDING_SOURCES } from '@shared/kinds/hazard/words'
import { Bars } from '@/components/Bars'
import { Card, Fact } from '@/components/Card'
import { UNKNOWN } from '@/text/words'
import { gapWords, moneyBars } from './sums'

/** The money of a rectification: four figures against each other, each of which may be unknown, and what has not come of what was planned. */
export function Money({ body: { funding, fundingGapFen } }: { body: Pick<HazardBody, 'funding' | 'fundingGapFen'> }) {
  const gap = gapWords(fundingGapFen)
  return (
    <Card title="整治经费" id="money">
      <Bars label="整治经费" bars={moneyBars(funding)} />
      <Text className={`hint hint--${gap.tone}`}>{gap.words}</Text>
      <Fact name="资金来源">{funding?.source ? FUNDING_SOURCES[funding.source] : UNKNOWN}</Fact>
    </Card>
  )
}
