import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { ObjectionFiled } from '@shared/api/objections'
import { dueWords } from '@shared/objections/clock'
import { Card, Facts } from '@/components/Card'
import { Page } from '@/components/Page'
import { Tap } from '@/components/Tap'
import { LOOK_UP_OBJECTION } from '@/text/links'
import { ReceiptCard } from '../ReceiptCard'

/** An objection that was taken in: its number, its last day, and the receipt by which it is looked up. */
export function Taken({ filed: { number, filedOn, due }, receipt }: { filed: ObjectionFiled; receipt: string }) {
  return (
    <Page>
      <View className="state state--pass" id="taken" ariaRole="status">
        <Text className="state__text">已收到，编号 {number}。</Text>
      </View>
      <Card title="办理" id="filed">
        <Facts
          facts={[
            ['编号', number],
            ['收到', filedOn],
            ['最迟答复', dueWords(due)],
          ]}
        />
      </Card>
      <ReceiptCard receipt={receipt} copied={`异议 ${number} 回执 ${receipt}`} why="查进度、看理由，要编号和回执。" />
      <Tap className="link" role="link" onTap={() => void Taro.redirectTo({ url: LOOK_UP_OBJECTION })}>
        查异议 ›
      </Tap>
    </Page>
  )
}
