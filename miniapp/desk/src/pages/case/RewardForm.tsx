import { useEffect, useState } from 'react'
import { formatMoney, parseMoney } from '@shared/codes/money'
import { shanghaiDay } from '@shared/codes/dates'
import { calculateReward, type RewardBasis, type RewardResult } from '@shared/tips/rewards/calculate'
import { ruleFor, type RewardRule } from '@shared/tips/rewards/rules'
import { ACCIDENT_LEVELS, type AccidentLevel } from '@shared/kinds/accident/words'
import type { RewardDecision } from '../../api/types'
import { Check, Select, TextField } from '../../components/fields'
import { Notice } from '../../components/Notice'
import { useDesk } from '../../state/desk'

interface RewardFormProps {
  division: string
  employee: boolean
  /** what the reporter let the desk know */
  named: boolean | null
  onChange: (reward: RewardDecision | null) => void
}

type On = RewardBasis['on']
const BASES: Record<On, string> = { fine: '按罚款的比例', concealed: '瞒报死亡', ordinary: '一般隐患', no_fine: '没有罚款，由人决定' }

interface Typed {
  on: On
  fine: string
  level: AccidentLevel
  deaths: string
  amount: string
}

function basisOf({ on, fine, level, deaths }: Typed): RewardBasis | null {
  if (on === 'fine') {
    const fineFen = parseMoney(fine)
    return fineFen === null ? null : { on, fineFen }
  }
  if (on === 'concealed') return /^\d{1,4}$/.test(deaths) ? { on, level, deaths: Number(deaths) } : null
  return { on }
}

/** The decision that was typed; null while it is not whole or lies below what the rule allows. */
function decisionOf(
  rule: RewardRule,
  basis: RewardBasis | null,
  result: RewardResult | null,
  typed: Typed,
): Omit<RewardDecision, 'employee' | 'named'> | null {
  if (basis === null || result === null) return null
  const amountFen = result.needsDecision ? parseMoney(typed.amount) : result.amountFen
  if (amountFen === null || amountFen < result.amountFen || amountFen > rule.maxFen) return null
  return { ruleId: rule.id, amountFen, basis }
}

/** The calculator: the rule, its basis, each step, the amount. */
export function RewardForm({ division, employee: written, named, onChange }: RewardFormProps) {
  const { now } = useDesk()
  const [typed, setTyped] = useState<Typed>({ on: 'fine', fine: '', level: 'ordinary', deaths: '1', amount: '' })
  const [employee, setEmployee] = useState(written)
  const rule = ruleFor(division, shanghaiDay(new Date(now())))
  const basis = basisOf(typed)
  const result = basis === null ? null : calculateReward(rule, basis, { employee })
  const decision = decisionOf(rule, basis, result, typed)
  const told = JSON.stringify(decision === null ? null : { ...decision, employee, named })
  useEffect(() => {
    onChange(JSON.parse(told) as RewardDecision | null)
    // Told again only when what was decided is another.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [told])
  const set = (next: Partial<Typed>) => setTyped({ ...typed, ...next })
  return (
    <fieldset className="stack">
      <legend>奖励的计算</legend>
      <p className="hint">
        依据「{rule.title}」：{rule.basis}
      </p>
      <Select label="按什么算" value={typed.on} options={BASES} onChange={(on) => on !== '' && set({ on })} />
      {typed.on === 'fine' && (
        <TextField
          label="罚款（元）"
          value={typed.fine}
          onChange={(fine) => set({ fine })}
          inputMode="decimal"
          hint="行政处罚决定书上的金额。"
        />
      )}
      {typed.on === 'concealed' && (
        <>
          <Select label="事故等级" value={typed.level} options={ACCIDENT_LEVELS} onChange={(level) => level !== '' && set({ level })} />
          <TextField label="查实瞒报死亡人数" value={typed.deaths} onChange={(deaths) => set({ deaths })} inputMode="numeric" />
        </>
      )}
      <Check label="举报人是被举报单位的职工" checked={employee} onChange={setEmployee} />
      {result !== null && (
        <>
          <ol className="steps">
            {result.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {result.needsDecision ? (
            <TextField
              label="由您决定的金额（元）"
              value={typed.amount}
              onChange={(amount) => set({ amount })}
              inputMode="decimal"
              hint={`不低于 ${formatMoney(result.amountFen)}，不超过 ${formatMoney(rule.maxFen)}。请在办理记录里写明理由。`}
            />
          ) : null}
          {decision !== null && <Notice tone="pass">奖励 {formatMoney(decision.amountFen)}</Notice>}
        </>
      )}
    </fieldset>
  )
}
