import { Text, View } from '@tarojs/components'
import type { Day } from '@shared/codes/dates'
import { formatMoney } from '@shared/codes/money'
import type { AccidentBody } from '@shared/kinds/accident/schema'
import { ACCIDENT_LEVELS, ACCIDENT_NATURES, INVESTIGATION_STATES, TAXONOMIES } from '@shared/kinds/accident/words'
import { ACTION_STATES, RESPONSIBILITY_SHARES } from '@shared/vocabulary'
import { Card, Fact } from '@/components/Card'
import { NamedEnterprises } from '@/components/NamedEnterprises'
import { UNKNOWN, orUnknown, wordOf } from '@/text/words'
import type { ViewProps } from '../define'

/** An accident: what happened, who was involved, what the investigation found and what became of its advice. */
export function AccidentView({ body, today }: ViewProps<'accident'>) {
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
      <Card title="调查处理">
        {body.investigation ? (
          <InvestigationFacts investigation={body.investigation} today={today} />
        ) : (
          <Text className="hint">调查情况{UNKNOWN}。</Text>
        )}
      </Card>
    </View>
  )
}

function InvestigationFacts({ investigation, today }: { investigation: NonNullable<AccidentBody['investigation']>; today: Day }) {
  const { state, reportDue, reportedOn, repliedOn, findings, recommendations } = investigation
  const isLate = reportedOn === null && reportDue !== null && reportDue < today
  return (
    <View>
      <Fact name="状态">{INVESTIGATION_STATES[state]}</Fact>
      <Fact name="报告期限">{orUnknown(reportDue)}</Fact>
      {isLate && <Text className="hint hint--stop">■ 调查报告已过期限</Text>}
      <Fact name="提交报告">{orUnknown(reportedOn)}</Fact>
      <Fact name="政府批复">{orUnknown(repliedOn)}</Fact>
      <Fact name="结论">{orUnknown(findings)}</Fact>
      {recommendations.map((one) => (
        <Fact key={one.text} name={ACTION_STATES[one.state]}>
          {one.text}（{one.owner ?? `责任单位${UNKNOWN}`}）
        </Fact>
      ))}
    </View>
  )
}
