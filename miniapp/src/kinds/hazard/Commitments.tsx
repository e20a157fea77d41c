import { Text, View } from '@tarojs/components'
import type { HazardBody } from '@shared/kinds/hazard/schema'
import { COMMITMENTS, FUNDING_SOURCES, type Commitment } from '@shared/kinds/hazard/words'
import { commitmentsUnread } from '@shared/kinds/hazard/unread'
import { codesOf } from '@shared/vocabulary'
import { Card, Fact } from '@/components/Card'
import { UNKNOWN, UNREAD } from '@/text/words'

/** The five commitments as marks, filled or empty, and below them what is promised. */
export function Commitments({ body, unread }: { body: HazardBody; unread: readonly string[] }) {
  const missing = new Set(body.commitmentsMissing)
  const all = codesOf(COMMITMENTS)
  // What is neither missing nor promised was written, and nobody could read it.
  const unreadable = new Set(commitmentsUnread(unread).filter((one) => !missing.has(one) && !isPromised(one, body)))
  const isEmpty = (one: Commitment) => missing.has(one) || unreadable.has(one)
  return (
    <Card title={`五落实：公布了 ${all.length - missing.size - unreadable.size} 项`} id="commitments">
      <View className="marks" ariaRole="list">
        {all.map((one) => (
          <View key={one} className={`mark ${isEmpty(one) ? 'mark--empty' : 'mark--filled'}`} ariaRole="listitem">
            <View className="mark__shape" aria-hidden="true">
              {isEmpty(one) ? '○' : '●'}
            </View>
            <Text className="mark__word">{COMMITMENTS[one]}</Text>
            <Text className="mark__told">{unreadable.has(one) ? UNREAD : missing.has(one) ? UNKNOWN : '已公布'}</Text>
          </View>
        ))}
      </View>
      {all.flatMap((one) => {
        const words = promised(one, body)
        return words === null
          ? []
          : [
              <Fact key={one} name={COMMITMENTS[one]}>
                {words}
              </Fact>,
            ]
      })}
      {body.interimMeasures !== null && <Fact name="改好以前">{body.interimMeasures}</Fact>}
    </Card>
  )
}

/** What is promised of a commitment, in words; null where nothing is. */
function promised(one: Commitment, { commitments, funding }: HazardBody): string | null {
  if (one === 'responsibility') {
    const { unit = null, person = null, post = null } = commitments?.responsibility ?? {}
    return [unit, [person, post].filter((part) => part !== null).join(' ')].filter(Boolean).join('，') || null
  }
  if (one === 'funding') return commitments?.funding ?? (funding?.source ? FUNDING_SOURCES[funding.source] : null)
  return commitments?.[one] ?? null
}

/** Whether anything is promised of a commitment, beside what nobody could read of it. */
const isPromised = (one: Commitment, body: HazardBody): boolean =>
  promised(one, body) !== null ||
  (one === 'deadline' && body.due !== null) ||
  (one === 'measures' && body.phases.some(({ measure }) => measure !== null)) ||
  (one === 'funding' && [body.funding?.plannedFen, body.funding?.releasedFen, body.funding?.spentFen].some((fen) => (fen ?? null) !== null))
