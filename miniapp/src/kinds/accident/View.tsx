import { Text, View } from '@tarojs/components'
import { formatMoney } from '@shared/codes/money'
import { ACCIDENT_LEVELS, ACCIDENT_NATURES, TAXONOMIES } from '@shared/kinds/accident/words'
import { RESPONSIBILITY_SHARES } from '@shared/vocabulary'
import { Card, Fact } from '@/components/Card'
import { NamedEnterprises } from '@/components/NamedEnterprises'
import { Reckoned } from '@/components/Reckoned'
import { TimeLine } from '@/components/TimeLine'
import { UNKNOWN, orUnknown, toneOf, wordOf } from '@/text/words'
import type { ViewProps } from '../define'
import { Lesson } from './Lesson'
import { Recommendations } from './Recommendations'
import { CLOCKS_BASIS, investigationPoints, investigationStanding } from './investigation'
import { reckonedOf } from './reckoned'

/** An accident: what happened, who was involved, what the investigation found and what became of its advice. */
export function AccidentView({ body, answer, today }: ViewProps<'accident'>) {
  const { tone, words } = investigationStanding(body, today)
  return (
    <View>
      <View className="title" ariaRole="heading">
        <Text>{body.title ?? '生产安全事故'}</Text>
      </View>
      <Card title="经过与后果">
        <Fact name="发生日期">{orUnknown(body.occurredOn)}</Fact>
        <Fact name="地点">{orUnknown(body.place)}</Fact>
        <Fact name="等级">{body.level ? `${ACCIDENT_LEVELS[body.level]}事故` : UNKNOWN}</Fact>
        <Fact name="类别">{body.category ? `${body.category.label}（${TAXONOMIES[body.category.taxonomy]}）` : UNKNOWN}</Fact>
        {body.casualties === null ? (
          <View>
            <Fact name="死亡">{orUnknown(body.deaths, ' 人')}</Fact>
            <Fact name="重伤">{orUnknown(body.seriousInjuries, ' 人')}</Fact>
          </View>
        ) : (
          <Fact name="伤亡合计">{body.casualties} 人</Fact>
        )}
        <Fact name="直接经济损失">{body.directLossFen === null ? UNKNOWN : formatMoney(body.directLossFen)}</Fact>
        <Fact name="性质">{ACCIDENT_NATURES[body.nature]}</Fact>
        {body.responsibility && <Fact name="道路交通责任">{wordOf(RESPONSIBILITY_SHARES, body.responsibility)}</Fact>}
      </Card>
      <Card title="涉及企业">
        <NamedEnterprises enterprises={body.enterprises} sector={body.sector} />
        {body.project && <Fact name="工程">{orUnknown(body.project.name)}</Fact>}
        {body.project && <Fact name="建设单位">{orUnknown(body.project.owner)}</Fact>}
      </Card>
      <Card title="调查处理" id="investigation">
        <Text className={`hint hint--${tone}`}>
          {toneOf(tone).shape} {words}
        </Text>
        <TimeLine label="调查经过" points={investigationPoints(body, today)} />
        {body.investigation && <Fact name="结论">{orUnknown(body.investigation.findings)}</Fact>}
        <Text className="hint">{CLOCKS_BASIS}</Text>
      </Card>
      <Recommendations investigation={body.investigation} today={today} />
      <Lesson lesson={body.lesson} sector={body.sector} />
      <Reckoned values={reckonedOf(answer.computed)} />
    </View>
  )
}
