import { useState } from 'react'
import { Image, Text, View } from '@tarojs/components'
import type { MoneyMonth } from '@shared/kinds/fineAccount/money'
import { Card } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { moneyWords, yuan } from './amounts'
import { largestOf, moneyPicture } from './moneyPicture'

const COLUMNS = ['月份', '罚款', '已缴', '入库', '支出'] as const

/** What came in and what was spent, by month: a picture, and the same as a table for whoever cannot see it or wants the numbers. */
export function MoneyByMonth({ months }: { months: readonly MoneyMonth[] }) {
  const [isOpen, setOpen] = useState(false)
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return null
  const label = `${first.month} 至 ${last.month} 每月收缴的罚款和支出`
  return (
    <Card title="每月收支" id="money-months">
      <Text className="hint">■ 实心：已缴的罚款　□ 空心：支出　虚线：未公布。最高的一条是 {moneyWords(largestOf(months))}。</Text>
      <Image className="money__picture" mode="scaleToFill" src={moneyPicture(months)} ariaLabel={label} aria-label={label} />
      <View className="money__ends" aria-hidden="true">
        <Text>{first.month}</Text>
        <Text>{last.month}</Text>
      </View>
      <Tap className="link link--plain" id="money-table" expanded={isOpen} onTap={() => setOpen(!isOpen)}>
        {isOpen ? '收起表格' : '看表格（元） ›'}
      </Tap>
      {isOpen && (
        <View className="money" ariaRole="table" ariaLabel={label} aria-label={label}>
          <View className="money__row" ariaRole="row">
            {COLUMNS.map((name) => (
              <View key={name} className="money__cell" ariaRole="columnheader">
                <Text>{name}</Text>
              </View>
            ))}
          </View>
          {[...months].reverse().map(({ month, finedFen, paidFen, treasuryFen, spentFen }) => (
            <View key={month} className="money__row" ariaRole="row">
              <View className="money__cell" ariaRole="rowheader">
                <Text>{month}</Text>
              </View>
              {[finedFen, paidFen, treasuryFen, spentFen].map((fen, i) => (
                <View key={COLUMNS[i + 1]} className="money__cell" ariaRole="cell">
                  <Text>{yuan(fen)}</Text>
                </View>
              ))}
            </View>
          ))}
        </View>
      )}
    </Card>
  )
}
