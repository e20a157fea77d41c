import { Text } from '@tarojs/components'
import type { Day } from '@shared/codes/dates'
import type { AccidentBody } from '@shared/kinds/accident/schema'
import { Card } from '@/components/Card'
import { TimeLine, type TimePoint } from '@/components/TimeLine'
import { UNKNOWN, toneOf } from '@/text/words'
import { trackedUrl } from '../addresses'
import { measureStanding } from '../directive/standing'
import { open } from '../open'

type Recommendation = NonNullable<AccidentBody['investigation']>['recommendations'][number]

/** What the investigation asked for, each to its end: of whom, until when, and what became of it. */
export function Recommendations({ investigation, today }: { investigation: AccidentBody['investigation']; today: Day }) {
  const all = investigation?.recommendations ?? []
  return (
    <Card
      title={all.length === 0 ? '整改建议' : `整改建议 ${all.length} 条`}
      id="recommendations"
      more={{ text: '所有事故的 ›', onTap: () => open(trackedUrl('accident')) }}
    >
      {all.length === 0 ? (
        <Text className="hint">整改建议{UNKNOWN}：有没有、落实了没有，不知道。</Text>
      ) : (
        <TimeLine label="整改建议" points={all.map((one, i) => pointOf(one, i, today))} />
      )}
    </Card>
  )
}

function pointOf(one: Recommendation, i: number, today: Day): TimePoint {
  const { text, owner, due, outcome } = one
  const { tone, words } = measureStanding(one, today)
  const isDone = outcome === 'kept' || outcome === 'late' || outcome === 'undated'
  return {
    on: due === null ? `落实期限${UNKNOWN}` : `${due} 以前`,
    words: `${i + 1}. ${text}`,
    notes: [`责任单位：${owner ?? UNKNOWN}`],
    state: isDone ? 'done' : outcome === 'open' ? 'doing' : 'ahead',
    standing: { tone, words: `${toneOf(tone).shape} ${words}` },
  }
}
