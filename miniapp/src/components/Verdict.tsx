import { Text, View } from '@tarojs/components'
import type { Judgement } from '@shared/api/records'
import { moment } from '@/text/time'
import { TONES } from '@/text/words'

/** The sentence of judgement: colour, shape and word, then what it rests on and as of when. Never a promise. */
export function Verdict({ judgement, asOf }: { judgement: Judgement; asOf: string }) {
  const { shape, word } = TONES[judgement.tone]
  return (
    <View className={`verdict verdict--${judgement.tone}`} ariaRole="status" id="verdict">
      <Text className="verdict__sentence">
        {shape} {word}：{judgement.sentence}
      </Text>
      {judgement.reasons.map((reason) => (
        <Text key={reason} className="verdict__reason">
          {reason}
        </Text>
      ))}
      <Text className="verdict__asof">只说明已公布的情况；数据截至 {moment(asOf)}</Text>
    </View>
  )
}
