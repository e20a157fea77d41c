import { Text, View } from '@tarojs/components'
import { monthsWords, monthWords } from '@shared/codes/months'
import { Bars } from '@/components/Bars'
import { Card, Facts } from '@/components/Card'
import { Reckoned } from '@/components/Reckoned'
import type { ViewProps } from '../define'
import { UNKNOWABLE, reckonedOf, shareWords } from './reckoned'
import { bandWords, firstBudgetWords, paidWords, totalWords } from './words'

/** The rewards of a year: what is public of them against the budget, batch by batch, and why no single one is. */
export function RewardView({ body, answer }: ViewProps<'reward'>) {
  const { year, budgetChanged, batches, openFrom, uncounted } = body
  // One band that is all bands parts nothing.
  const parted = batches.filter(({ bands }) => bands.length > 1)
  return (
    <View>
      <View className="title" ariaRole="heading">
        <Text>{year} 年举报奖励</Text>
      </View>
      <Card title={paidWords(body)} id="paid">
        <Facts
          facts={[
            ['年度预算', firstBudgetWords(body)],
            ['预算已用', shareWords(answer.computed) ?? (budgetChanged ? UNKNOWABLE : null)],
            ['还没有公布', `${monthWords(openFrom)}起的`],
          ]}
        />
        {budgetChanged && (
          <Text className="hint hint--warn" id="changed">
            ▲ 预算后来改成了多少，不公布：两次预算相减，可能就是一笔奖励。所以预算用了多少也不知道。
          </Text>
        )}
        <Text className="hint">
          每一笔奖励都不单独公布：奖励按罚款的 15% 计算，一笔金额就能对上是哪一件案子、哪一家企业，举报的人也就藏不住了。
        </Text>
      </Card>
      {batches.length > 0 && (
        <Card title="每一批的合计" id="batches">
          <Bars
            label="每一批的合计"
            bars={batches.map(({ firstMonth, lastMonth, payments, totalFen }) => ({
              name: monthsWords(firstMonth, lastMonth),
              value: totalFen,
              words: `${payments} 笔，${totalWords(totalFen)}`,
            }))}
          />
          {batches.length > parted.length && (
            <Text className="hint" id="unparted">
              {parted.length === 0 ? '各批' : '其余各批'}的笔数太少，分档就能看出单笔，所以不分档。
            </Text>
          )}
        </Card>
      )}
      {parted.map(({ firstMonth, lastMonth, bands }) => (
        <Card key={firstMonth} title={`${monthsWords(firstMonth, lastMonth)}：分档`}>
          <Bars
            label={`${monthsWords(firstMonth, lastMonth)}：分档`}
            bars={bands.map((cell) => ({
              name: bandWords(cell),
              value: cell.totalFen,
              words: `${cell.payments} 笔，${totalWords(cell.totalFen)}`,
            }))}
          />
        </Card>
      ))}
      <Card title="为什么这样公布" id="why">
        <Text className="hint">
          一个月的奖励等下一个月过完才公布，一次公布一批；不满 3 笔的月份和档次，和相邻的合并；金额四舍五入到 1,000
          元。公布的合计只随每一批变动。
        </Text>
        {uncounted.length > 0 && (
          <Text className="hint hint--warn">
            ▲ {uncounted.map(monthWords).join('、')}所在的批次里，有来源没有写明笔数或金额的，没有计入。
          </Text>
        )}
      </Card>
      <Reckoned values={reckonedOf(answer.computed)} />
    </View>
  )
}
