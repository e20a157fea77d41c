import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { ReplyFiled } from '@shared/api/replies'
import { Card, Facts } from '@/components/Card'
import { Page } from '@/components/Page'
import { Tap } from '@/components/Tap'
import { LOOK_UP_REPLY } from '@/text/links'
import { ReceiptCard } from '../ReceiptCard'

/** A reply that was taken in: its number, what has to be proved by when, and the receipt by which it is looked up. */
export function Taken({ filed: { number, filedOn, until }, receipt }: { filed: ReplyFiled; receipt: string }) {
  return (
    <Page>
      <View className="state state--pass" id="taken" ariaRole="status">
        <Text className="state__text">已收到，编号 {number}。还没有公布。</Text>
      </View>
      <Card title="接下来" id="filed">
        <Text className="paragraph">
          先核对是本企业写的：受理台把核对码寄到登记的地址，收到后到“查企业回应”填写；或者用别的办法核对，会联系您。
        </Text>
        <Facts
          facts={[
            ['编号', number],
            ['收到', filedOn],
            ['最迟核对', `${until}，过了就失效`],
          ]}
        />
      </Card>
      <ReceiptCard receipt={receipt} copied={`企业回应 ${number} 回执 ${receipt}`} why="填核对码、查结果、撤回，要编号和回执。" />
      <Tap className="link" role="link" onTap={() => void Taro.redirectTo({ url: LOOK_UP_REPLY })}>
        查企业回应 ›
      </Tap>
    </Page>
  )
}
