import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { ObjectionFiled } from '@shared/api/objections'
import { dueWords } from '@shared/objections/clock'
import { copy } from '@/api/clipboard'
import { Card, Facts } from '@/components/Card'
import { Page } from '@/components/Page'
import { Tap } from '@/components/Tap'
import { LOOK_UP_OBJECTION } from '@/text/links'
import { ReceiptGroups } from '../ReceiptGroups'

/** An objection that was taken in: its number, its last day, and the receipt by which it is looked up. */
export function Taken({ filed: { number, filedOn, due }, receipt }: { filed: ObjectionFiled; receipt: string }) {
  const groups = receipt.split('-')
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
      <Card title="您的回执" id="receipt-card">
        <ReceiptGroups name="回执" groups={groups} />
        <Text className="paragraph">查进度、看理由，要编号和回执。回执只显示这一次，请抄下或复制，丢了谁也找不回来。</Text>
        <Tap className="button button--wide" id="copy-receipt" onTap={() => void copy(`异议 ${number} 回执 ${receipt}`)}>
          复制编号和回执
        </Tap>
      </Card>
      <Tap className="link" role="link" onTap={() => void Taro.redirectTo({ url: LOOK_UP_OBJECTION })}>
        查异议 ›
      </Tap>
    </Page>
  )
}
