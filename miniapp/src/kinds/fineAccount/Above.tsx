import { Text, View } from '@tarojs/components'
import type { FineAgency, FineMoneyAnswer } from '@shared/kinds/fineAccount/money'
import { FINE_MONEY } from '@/api/paths'
import { withQuery } from '@/api/request'
import { Card } from '@/components/Card'
import { Line } from '@/components/Line'
import { Loaded } from '@/components/Loaded'
import { useAbove } from '@/hooks/useAbove'
import { toneOf } from '@/text/words'
import { listUrl } from '../addresses'
import type { AboveProps } from '../define'
import { open } from '../open'
import { MoneyByMonth } from './MoneyByMonth'
import { Signals } from './Signals'
import { standingOf } from './standing'

/** Above the months: every agency with the questions that its figures raise; of one that is asked for its money by month and the questions themselves. */
export function Above({ asked }: AboveProps) {
  const { agency = '' } = asked
  const isWhole = Object.values(asked).every((value) => value === '')
  const remote = useAbove<FineMoneyAnswer>(agency !== '' ? withQuery(FINE_MONEY, { agency }) : isWhole ? FINE_MONEY : null)
  if (agency === '' && !isWhole) return null
  return (
    <Loaded remote={remote}>
      {({ items }) => (
        <View>
          {agency === '' ? <Agencies agencies={items} /> : items.map((one) => <OfAgency key={one.agency} agency={one} />)}
          {items.length > 0 && (
            <View className="title" ariaRole="heading">
              <Text>逐月的月报</Text>
            </View>
          )}
        </View>
      )}
    </Loaded>
  )
}

function Agencies({ agencies }: { agencies: readonly FineAgency[] }) {
  if (agencies.length === 0) return null
  return (
    <Card title="罚款的钱：各单位的数字引出什么疑问" id="agencies">
      {agencies.map((one) => (
        <Line
          key={one.agency}
          title={one.agency}
          standing={standingOf(one)}
          notes={[`${one.from} 至 ${one.to}`]}
          onTap={() => open(withQuery(listUrl('fineAccount'), { agency: one.agency }))}
        />
      ))}
      <Text className="hint">疑问不是结论。点开看每月收支、每个疑问的数字和名单，以及单位自己的说明。没有公布月报的单位不在这里。</Text>
    </Card>
  )
}

function OfAgency({ agency }: { agency: FineAgency }) {
  const { tone, words } = standingOf(agency)
  return (
    <View>
      <View className={`verdict verdict--${tone}`} ariaRole="status" id="standing">
        <Text className="verdict__sentence">
          {toneOf(tone).shape} {words}
        </Text>
        <Text className="verdict__asof">疑问是计算值，不是结论；怎样算，每个疑问里写明。</Text>
      </View>
      <View className="title" ariaRole="heading">
        <Text>{agency.agency}</Text>
      </View>
      <MoneyByMonth months={agency.months ?? []} />
      {agency.notes.map((note) => (
        <Text key={note} className="hint">
          {note}。
        </Text>
      ))}
      <Signals agency={agency} />
    </View>
  )
}
