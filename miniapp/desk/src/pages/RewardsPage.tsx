import { useState } from 'react'
import { shanghaiDay } from '@shared/codes/dates'
import { formatMoney } from '@shared/codes/money'
import { TIP_STATES } from '@shared/tips/words'
import { PATHS } from '../api/paths'
import type { BudgetAnswer } from '../api/types'
import { Badge } from '../components/Badge'
import { Button } from '../components/Button'
import { Card, Facts } from '../components/Card'
import { LoadedView } from '../components/LoadedView'
import { Notice } from '../components/Notice'
import { useDesk } from '../state/desk'
import { useLoaded } from '../state/useLoaded'
import { daysWords, shortId } from '../tips/words'
import { Payment } from './rewards/Payment'

type Line = BudgetAnswer['payments'][number]
const NAMED: Record<string, string> = { true: '实名', false: '匿名', null: '未告知' }

export function RewardsPage() {
  const { client, now, ring, go, session } = useDesk()
  const pays = session.role === 'payer'
  const today = shanghaiDay(new Date(now()))
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  const [chosen, setChosen] = useState<Line | null>(null)
  const [state, again] = useLoaded(`budget ${year}`, () => client.get<BudgetAnswer>(PATHS.budget(year)))
  return (
    <>
      <div className="page-head">
        <h1>奖励发放</h1>
        <div className="actions">
          <Button onTap={() => setYear(year - 1)}>{year - 1} 年</Button>
          <Button onTap={() => setYear(year + 1)}>{year + 1} 年</Button>
        </div>
      </div>
      {pays && ring === null && (
        <Notice tone="warn">
          还没有载入身份密钥，拆不开领奖人的姓名。
          <Button look="link" onTap={() => go({ at: 'keys' })} shortcut="g k">
            载入密钥
          </Button>
        </Notice>
      )}
      <LoadedView state={state} onAgain={again}>
        {(budget) => (
          <div className="columns columns--case">
            <div>
              <Card title="决定了的奖励">
                {budget.payments.length === 0 ? (
                  <p className="empty">{year} 年还没有决定过奖励。</p>
                ) : (
                  <Payments lines={budget.payments} chosen={chosen?.id ?? null} today={today} onChoose={pays ? setChosen : null} />
                )}
              </Card>
            </div>
            <aside className="aside">
              {chosen !== null && (
                <Payment
                  key={chosen.id}
                  id={chosen.id}
                  amountFen={chosen.amountFen}
                  onDone={() => {
                    setChosen(null)
                    again()
                  }}
                />
              )}
              <Budget budget={budget} />
            </aside>
          </div>
        )}
      </LoadedView>
    </>
  )
}

function Budget({ budget }: { budget: BudgetAnswer }) {
  const { decidedFen, paidFen, waivedFen, expiredFen, waitingFen, budgetFen, year } = budget
  const adds = paidFen + waivedFen + expiredFen + waitingFen === decidedFen
  return (
    <Card title={`${year} 年的预算`}>
      <Facts
        lines={[
          { label: '预算', text: budgetFen === null ? '没有设定' : formatMoney(budgetFen) },
          { label: '已决定', text: formatMoney(decidedFen) },
          { label: '其中已付', text: formatMoney(paidFen) },
          { label: '放弃', text: formatMoney(waivedFen) },
          { label: '逾期未领', text: formatMoney(expiredFen) },
          { label: '等领取', text: formatMoney(waitingFen) },
          ...(budgetFen === null ? [] : [{ label: '还可以用', text: formatMoney(Math.max(0, budgetFen - paidFen - waitingFen)) }]),
        ]}
      />
      <Notice tone={adds ? 'pass' : 'stop'}>
        {adds ? '已付、放弃、逾期、等领取之和等于已决定。' : '几项之和不等于已决定，请告诉管理员。'}
      </Notice>
    </Card>
  )
}

interface PaymentsProps {
  lines: readonly Line[]
  chosen: string | null
  today: string
  /** null: the officer only looks */
  onChoose: ((line: Line) => void) | null
}

function Payments({ lines, chosen, today, onChoose }: PaymentsProps) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">举报</th>
          <th scope="col">金额</th>
          <th scope="col">状态</th>
          <th scope="col">领取期限</th>
          <th scope="col">实名</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} className={line.id === chosen ? 'is-chosen' : undefined}>
            <td>
              {line.state === 'reward_decided' && onChoose !== null ? (
                <button type="button" className="line__open code" onClick={() => onChoose(line)}>
                  {shortId(line.id)}
                </button>
              ) : (
                <span className="code">{shortId(line.id)}</span>
              )}
              <div className="hint">决定于 {line.decidedOn}</div>
            </td>
            <td className="number">{formatMoney(line.amountFen)}</td>
            <td>
              <Badge tone={line.state === 'claimed' ? 'pass' : 'plain'}>{TIP_STATES[line.state]}</Badge>
            </td>
            <td>{line.due === null ? '' : `${line.due}　${daysWords(line.due, today)}`}</td>
            <td>{NAMED[String(line.named)]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
