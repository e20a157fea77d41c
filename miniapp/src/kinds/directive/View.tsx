import { Text, View } from '@tarojs/components'
import { divisionLevel } from '@shared/codes/divisionCode'
import { AUDIENCES, DIRECTIVE_FORMS } from '@shared/kinds/directive/words'
import { Card, Facts } from '@/components/Card'
import { Reckoned } from '@/components/Reckoned'
import { UNKNOWN, toneOf, wordOf } from '@/text/words'
import type { ViewProps } from '../define'
import { useDivisionNames } from '../zone/divisions'
import { FrontlineCard } from './FrontlineCard'
import { Measures } from './Measures'
import { Quiz } from './Quiz'
import { Reach } from './Reach'
import { Substance } from './Substance'
import { reckonedOf } from './reckoned'
import { standingOf } from './standing'

/** Levels of a division that is a part of the city. */
const LOCAL: ReadonlySet<unknown> = new Set(['county', 'township', 'village'])

/** A directive: how it stands, what it asks, who does what until when; then how much of that is written, whom it reached, and the card for the wall. */
export function DirectiveView({ body, answer, today, joined }: ViewProps<'directive'>) {
  const { title, no, issuer, issuedOn, form, ask, audience, division, measures } = body
  const nameOf = useDivisionNames()
  const standing = standingOf(body, today)
  return (
    <View>
      <View className={`verdict verdict--${standing.tone}`} ariaRole="status" id="standing">
        <Text className="verdict__sentence">
          {toneOf(standing.tone).shape} {standing.words}
        </Text>
        <Text className="verdict__asof">{measures.length === 0 ? '这是' : '按期、逾期是'}计算值，怎样算见本页下方。</Text>
      </View>
      <View className="title" ariaRole="heading">
        <Text>{title}</Text>
      </View>
      <Card title="一句话要求" id="ask">
        {ask === null ? <Text className="hint hint--warn">要求{UNKNOWN}。</Text> : <Text className="paragraph">{ask}</Text>}
        <Facts
          facts={[
            ['形式', form === null ? null : wordOf(DIRECTIVE_FORMS, form)],
            ['发文单位', issuer],
            // The record's own number stands with where it comes from.
            ...(answer.record.documentNo === null ? [['文号', no] as const] : []),
            ['印发日期', issuedOn],
            ['落实到', audience.map((one) => wordOf(AUDIENCES, one)).join('、') || null],
            // What is of the whole city is told by who issued it.
            ...(division !== null && LOCAL.has(divisionLevel(division)) ? [['地区', nameOf(division)] as const] : []),
          ]}
        />
      </Card>
      <Measures measures={measures} today={today} />
      <Substance body={body} computed={answer.computed} />
      <FrontlineCard body={body} answer={answer} />
      <Quiz quiz={body.quiz} />
      <Reach reach={body.reach} />
      {joined}
      <Reckoned values={reckonedOf(answer.computed)} />
    </View>
  )
}
