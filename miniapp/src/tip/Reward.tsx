import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { TipServiceAnswer } from '@shared/api/tips'
import { formatMoney } from '@shared/codes/money'
import { calculateReward, rewardRange, type RewardBasis } from '@shared/tips/rewards/calculate'
import type { RewardRule } from '@shared/tips/rewards/rules'
import type { TipKind } from '@shared/tips/words'
import type { AccidentLevel } from '@shared/kinds/accident/words'
import { Card } from '@/components/Card'
import { Field } from '@/components/Field'
import { ruleOf } from './mayClaim'

interface RewardProps {
  kind: TipKind
  employee: boolean
  named: boolean
  service: TipServiceAnswer | null
}

/** What a tip of this kind can bring, under which rule, and what that asks of the reporter. */
export function Reward({ kind, employee, named, service }: RewardProps) {
  if (!service) return <Card title="奖励">{<Text className="hint">联网后显示本市的奖励规定。</Text>}</Card>
  const rule = ruleOf(service)
  const range = rewardRange(rule, kind, { employee })
  if (!range) return <Card title="奖励">{<Text className="hint">这类举报不设奖励。</Text>}</Card>
  return (
    <Card title="奖励" id="reward">
      <Text className="paragraph">
        查证属实的，{formatMoney(range.minFen)}至{formatMoney(range.maxFen)}，由两人决定，60 天内领取。
      </Text>
      {!named && <AnonymousReward service={service} />}
      <Calculator kind={kind} rule={rule} employee={employee} />
      <Text className="hint">
        规定：{rule.title}（<Text className="whole">{rule.from}</Text> 起）。{rule.basis}。
      </Text>
    </Card>
  )
}

function AnonymousReward({ service: { anonymousReward } }: { service: TipServiceAnswer }) {
  return anonymousReward ? (
    <Text className="hint hint--pass">
      匿名也可以领奖：用凭证领取。依据 {anonymousReward.basis}；方式：{anonymousReward.channel}。
    </Text>
  ) : (
    <Text className="hint hint--warn">本市没有匿名领奖的规定：匿名举报照样核查、照样答复，但领不到奖励。</Text>
  )
}

/** The level of an accident by the dead alone (国务院令第493号第三条). */
const levelOf = (deaths: number): AccidentLevel =>
  deaths < 3 ? 'ordinary' : deaths < 10 ? 'larger' : deaths < 30 ? 'major' : 'extraordinary'

const AMOUNT_MAX = 100_000_000

/** An amount under the rule, for a fine or a number of deaths that the person supposes. */
function Calculator({ kind, rule, employee }: { kind: TipKind; rule: RewardRule; employee: boolean }) {
  const [typed, setTyped] = useState('')
  const isConcealed = kind === 'concealed_accident'
  const number = /^\d+$/.test(typed) && Number(typed) <= AMOUNT_MAX ? Number(typed) : null
  const basis: RewardBasis | null =
    number === null
      ? null
      : isConcealed
        ? { on: 'concealed', level: levelOf(number), deaths: number }
        : { on: 'fine', fineFen: number * 100 }
  return (
    <View>
      <Field
        id="suppose"
        label={isConcealed ? '算一算：假如瞒报死亡人数是' : '算一算：假如罚款（元）是'}
        value={typed}
        max={9}
        onChange={setTyped}
        fault={typed !== '' && number === null ? '请只写数字。' : null}
      />
      {basis &&
        calculateReward(rule, basis, { employee }).steps.map((step) => (
          <Text key={step} className="hint">
            · {step}
          </Text>
        ))}
    </View>
  )
}
