import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { FilingAnswer } from '@shared/api/tips'
import { shanghaiClock, shanghaiDay } from '@shared/codes/dates'
import { CLOCKS, dueDay } from '@shared/tips/clocks'
import { Card, Fact } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { receiptUrl, TIP } from '@/text/links'
import { StepTitle } from '../StepTitle'

/** What the person chose to leave on the phone. */
interface Left {
  remembered: boolean
  keptVisits: boolean
}

/** What is on this phone after a sending, each word of it true. */
function leftWords({ remembered, keptVisits }: Left): string {
  const gone = `草稿、照片${remembered ? '' : '、凭证'}${keptVisits ? '' : '、「最近看过」和存着的公示'}都已删去。`
  const kept = [remembered && '凭证', keptVisits && '「最近看过」（去掉了这件举报说的那一条）'].filter(Boolean).join('和')
  return kept === '' ? `${gone}只留下「发出过」这一件事。` : `${gone}按您的选择留下${kept}；另外只留下「发出过」这一件事。`
}

/** It has arrived: when, what follows by when, and what is left on the phone. */
export function Sent({ answer: { hour, again }, ...left }: { answer: FilingAnswer } & Left) {
  const at = new Date(hour)
  return (
    <View id="sent">
      <StepTitle step="sent" title="已送达" next="可以关闭本页了。" />
      <View className="state state--pass" ariaRole="status">
        <Text>
          受理台于 {shanghaiDay(at)} {shanghaiClock(at)} 这一小时内收到{again ? '（这一件先前已经收到，没有重复）' : ''}。
        </Text>
      </View>
      <Card title="接下来">
        <Fact name={`${dueDay('accept', at)} 前`}>告诉您受理还是不受理，不受理写明理由</Fact>
        <Fact name="受理之后">
          {CLOCKS.verify.days} 天内核查，复杂的可延长 {CLOCKS.verify.extension} 天；核查完 {CLOCKS.feedback.days} 天内告诉您结果
        </Fact>
        <Fact name="怎么知道">用凭证来查。我们没有您的联系方式，不会主动找您。</Fact>
        <Text className="hint">
          依据：{CLOCKS.verify.basis}。受理期限：{CLOCKS.accept.basis}。
        </Text>
      </Card>
      <Card title="这部手机上">
        <Text className="paragraph">{leftWords(left)}</Text>
        <Text className="paragraph">
          相册里的原照片、您打印或保存的凭证{process.env.TARO_ENV === 'h5' ? '、浏览器自己的历史记录' : ''}不归本程序管，请自己收好或清除。
        </Text>
      </Card>
      <Tap className="button button--main button--wide" role="link" onTap={() => void Taro.redirectTo({ url: receiptUrl() })}>
        用凭证查回复
      </Tap>
      <Tap className="button button--wide" role="link" onTap={() => void Taro.switchTab({ url: TIP })}>
        回到举报
      </Tap>
    </View>
  )
}
