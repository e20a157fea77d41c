import { Text, View } from '@tarojs/components'
import { tellApart } from '@shared/kinds/rectifiable'
import { HAZARD_LEVELS } from '@shared/kinds/hazard/words'
import { Card } from '@/components/Card'
import { Reckoned } from '@/components/Reckoned'
import { StartTip } from '@/components/StartTip'
import { TimeLine } from '@/components/TimeLine'
import { UNKNOWN, toneOf } from '@/text/words'
import type { ViewProps } from '../define'
import { Answering } from './Answering'
import { Commitments } from './Commitments'
import { HazardFacts } from './HazardFacts'
import { Money } from './Money'
import { Phases } from './Phases'
import { Pictures } from './Pictures'
import { Remarks } from './Remarks'
import { Unrectified, useUnrectified } from './Unrectified'
import { eventsOf } from './events'
import { reckonedOf } from './reckoned'
import { contradicted, dueUnknown, levelUnknown, standingOf } from './standing'

/** A hazard: how it stands, who answers, what is promised and paid, what has happened; then what its source leaves unsaid. */
export function HazardView({ body, answer, today, joined }: ViewProps<'hazard'>) {
  const { level, judgementBasis, phases } = body
  const title = body.title ?? body.description ?? '隐患'
  const told = useUnrectified(answer.related === null ? null : answer.record.id, body, today)
  const unread = answer.record.unread?.map(({ field }) => field) ?? []
  const said = standingOf({ ...body, unread }, today)
  const standing = told.on !== null && !told.isAnswered ? contradicted(said, told.on) : said
  return (
    <View>
      <View className={`verdict verdict--${standing.tone}`} ariaRole="status" id="standing">
        <Text className="verdict__sentence">
          {toneOf(standing.tone).shape} {standing.words}
        </Text>
        <Text className="verdict__reason">
          {level === null ? levelUnknown(unread) : HAZARD_LEVELS[level]} · 期限 {body.due ?? dueUnknown(unread)}
        </Text>
        <Text className="verdict__asof">判定依据：{judgementBasis ?? UNKNOWN}</Text>
        <Text className="verdict__asof">期限和天数是计算值，怎样算见本页下方。</Text>
      </View>
      <View className="title" ariaRole="heading">
        <Text>{title}</Text>
      </View>
      {body.description !== null && body.description !== title && <Text className="paragraph">{body.description}</Text>}
      <Unrectified {...told} />
      <Answering body={body} />
      <View className="actions">
        <StartTip
          kind="not_fixed"
          record={{ kind: 'hazard', id: answer.record.id, title, about: tellApart(body) }}
          text={body.status === 'closed' ? '实际没有整改？写举报 ›' : '没有整改？写举报 ›'}
        />
      </View>
      <Pictures evidence={body.evidence} title={title} />
      <Commitments body={body} unread={unread} />
      <Money body={body} />
      <Phases phases={phases} today={today} />
      <Card title="经过" id="events">
        <TimeLine label="经过" points={eventsOf(body)} />
        {phases.length === 0 && <Text className="hint">分步整治的安排{UNKNOWN}。</Text>}
      </Card>
      <Remarks remarks={body.remarks} />
      <HazardFacts body={body} unread={unread} />
      {joined}
      <Reckoned values={reckonedOf(answer.computed)} />
    </View>
  )
}
