import { useState } from 'react'
import { Image, Text, View } from '@tarojs/components'
import type { GradingAnswer } from '@shared/api/grading'
import { Card } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { usePlainAddress } from '@/hooks/usePlainAddress'
import { moment } from '@/text/time'
import { CAN_PRINT, codeOf, printPage } from './handOn'

/** What makes the page something to hand on: of which day and edition it is, and where the present is to be seen. */
export function HandOn({ answer: { subject, day, edition, asOf } }: { answer: GradingAnswer }) {
  const [said, setSaid] = useState<string | null>(null)
  const address = usePlainAddress('enterprise', subject.code ?? subject.id)
  const code = codeOf(address)
  return (
    <Card title="打印、转交" id="hand-on">
      <View>
        按 {day} 公示的记录重算（第 {edition} 版，数据截至 {moment(asOf)}）。以后的变化，以扫码或打开下面的地址看到的为准。
      </View>
      {code !== null && <Image className="graded__code" src={code} ariaLabel="这家企业页面的二维码" />}
      <View className="hint">{address}</View>
      {CAN_PRINT ? (
        <View className="actions" id="print-grading">
          <Tap className="button" onTap={() => setSaid(printPage())}>
            打印本页（A4）
          </Tap>
        </View>
      ) : (
        <Text className="hint">{printPage()}</Text>
      )}
      {said !== null && (
        <View className="hint hint--warn" ariaRole="status">
          {said}
        </View>
      )}
    </Card>
  )
}
