import { Text } from '@tarojs/components'
import type { Day } from '@shared/codes/dates'
import type { DirectiveBody } from '@shared/kinds/directive/schema'
import { EMPTY_WORDS } from '@shared/kinds/directive/words'
import { Card } from '@/components/Card'
import { TimeLine, type TimePoint } from '@/components/TimeLine'
import { UNKNOWN, toneOf } from '@/text/words'
import { measureStanding } from './standing'

/** What is to be done, in the order of the directive: by whom, until when, shown by what, and how far it is. */
export function Measures({ measures, today }: { measures: DirectiveBody['measures']; today: Day }) {
  return (
    <Card title={measures.length === 0 ? '措施' : `措施 ${measures.length} 条`} id="measures">
      {measures.length === 0 ? (
        <Text className="hint hint--warn">{EMPTY_WORDS}</Text>
      ) : (
        <TimeLine label="措施" points={measures.map((measure, i) => pointOf(measure, i, today))} />
      )}
    </Card>
  )
}

function pointOf(measure: DirectiveBody['measures'][number], i: number, today: Day): TimePoint {
  const { text, owner, due, proof, outcome } = measure
  const { tone, words } = measureStanding(measure, today)
  const isDone = outcome === 'kept' || outcome === 'late' || outcome === 'undated'
  return {
    on: due === null ? `完成时限${UNKNOWN}` : `${due} 以前`,
    words: `${i + 1}. ${text}`,
    notes: [`责任单位：${owner ?? UNKNOWN}`, `佐证：${proof ?? UNKNOWN}`],
    state: isDone ? 'done' : outcome === 'open' ? 'doing' : 'ahead',
    standing: { tone, words: `${toneOf(tone).shape} ${words}` },
  }
}
