import { Text, View } from '@tarojs/components'
import { KINDS } from '@shared/kinds/index'
import { OBJECTION_OUTCOMES, OBJECTION_STAGES, OBJECTORS } from '@shared/kinds/objection/words'
import { Card, Facts } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { Unbroken } from '@/components/Unbroken'
import { recordUrl } from '../addresses'
import type { ViewProps } from '../define'
import { open } from '../open'
import { isOverdue, standingWords } from './words'

/** An objection: how it stands, by which day, who decided; nothing of what somebody wrote. */
export function ObjectionView({ body, today }: ViewProps<'objection'>) {
  const { no, aboutKind, about, filer, filedOn, due, stage, outcome, unit, decidedOn, workdays } = body
  return (
    <View>
      <View className="title" ariaRole="heading">
        <Text>异议 {no}</Text>
      </View>
      <View className={`state ${isOverdue(body, today) ? 'state--failed' : ''}`} id="standing" ariaRole="status">
        <Text className="state__text">
          {isOverdue(body, today) ? '■ ' : ''}
          <Unbroken text={`${standingWords(body, today)}。`} />
        </Text>
      </View>
      <Card title="办理" id="objection">
        <Facts
          facts={[
            ['由谁提出', filer === null ? null : OBJECTORS[filer]],
            ['收到', filedOn],
            ['最迟答复', due],
            ['办到', OBJECTION_STAGES[stage]],
            ...(outcome === null
              ? []
              : ([
                  ['决定', OBJECTION_OUTCOMES[outcome]],
                  ['决定单位', unit],
                  ['决定日期', decidedOn],
                  ['用时', workdays === null ? null : `${workdays} 个工作日`],
                ] as const)),
          ]}
        />
        <Tap className="link link--plain" role="link" onTap={() => open(recordUrl(aboutKind, about))}>
          看这条记录（{KINDS[aboutKind]}） ›
        </Tap>
      </Card>
      <Card title="怎样办" id="how">
        <Text className="hint">
          收到的次日起 15
          个工作日内作出决定，由作出原决定以外的单位和人员决定。提出的人写了什么、是谁，不公布。决定更正或撤销的，等来源改了，记录才会变。
        </Text>
      </Card>
    </View>
  )
}
