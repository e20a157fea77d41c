import { Text, View } from '@tarojs/components'
import { SIGNALS } from '@shared/kinds/fineAccount/words'
import { withQuery } from '@/api/request'
import { Bars } from '@/components/Bars'
import { Card, Facts } from '@/components/Card'
import { Reckoned } from '@/components/Reckoned'
import { StartTip } from '@/components/StartTip'
import { Tap } from '@/components/Tap'
import { UNKNOWN, wordOf } from '@/text/words'
import { listUrl } from '../addresses'
import type { ViewProps } from '../define'
import { open } from '../open'
import { moneyWords } from './amounts'
import { reckonedOf } from './reckoned'

const premises = (value: number | null): string | null => (value === null ? null : `${value} 家次`)
const cases = (value: number | null): string | null => (value === null ? null : `${value} 件`)

/** One month of an agency: what was fined and came in, what was spent on what, and what else it did beside fining. */
export function FineAccountView({ body, answer, joined }: ViewProps<'fineAccount'>) {
  const { month, finedFen, paidFen, treasuryFen, budgetFen, spentFen, purposes, voucher, answers } = body
  const { agency, id } = answer.record
  const bar = (name: string, value: number | null) => ({ name, value, words: moneyWords(value) })
  return (
    <View>
      <View className="title" ariaRole="heading">
        <Text>
          {agency} {month} 罚款收支
        </Text>
      </View>
      <Card title="收了多少，入库多少" id="income">
        <Bars label="收了多少，入库多少" bars={[bar('罚款', finedFen), bar('已缴', paidFen), bar('缴入国库', treasuryFen)]} />
        <Text className="hint">已缴和入库里可以有以前月份的罚款。凭证号 {voucher ?? UNKNOWN}（中间遮去）。</Text>
      </Card>
      <Card title="花了多少" id="spending">
        <Bars
          label="花了多少"
          bars={[
            bar('预算', budgetFen),
            bar('实际支出', spentFen),
            ...(purposes ?? []).map(({ name, spentFen: fen }) => bar(`其中 ${name}`, fen)),
          ]}
        />
        {purposes === null && <Text className="hint">支出用途{UNKNOWN}。</Text>}
      </Card>
      <Card title="办了多少件" id="cases">
        <Facts
          facts={[
            ['罚款', cases(body.cases)],
            ['责令改正', cases(body.ordersToCorrect)],
            ['检查', premises(body.checks)],
            ...(body.checksToDate === null ? [] : [['本年累计检查（来源自己的合计）', premises(body.checksToDate)] as const]),
            ['不予处罚', cases(body.noPenalty)],
            ['复议诉讼办结', cases(body.reconsidered)],
            ['撤销或变更', cases(body.annulled)],
          ]}
        />
      </Card>
      {answers.length > 0 && (
        <Card title="单位的说明" id="answers">
          {answers.map(({ signal, month: about, text, publishedOn }) => (
            <View key={`${signal} ${text}`}>
              <Text className="paragraph">{text}</Text>
              <Text className="hint">
                针对“{wordOf(SIGNALS, signal)}”{about === null ? '' : ` ${about}`} · 公布日期 {publishedOn ?? UNKNOWN}
              </Text>
            </View>
          ))}
        </Card>
      )}
      <View className="actions">
        <Tap className="button" role="link" id="to-agency" onTap={() => open(withQuery(listUrl('fineAccount'), { agency }))}>
          这个单位的每月收支和疑问 ›
        </Tap>
        <StartTip
          kind="enforcement_misconduct"
          record={{ kind: 'fineAccount', id, title: `${agency} ${month} 罚款收支` }}
          text="知道实情？写给纪检监督台 ›"
        />
      </View>
      {joined}
      <Reckoned values={reckonedOf(answer.computed)} />
    </View>
  )
}
