import { Text, View } from '@tarojs/components'
import type { Judgement } from '@shared/api/records'
import { useSources } from '@/hooks/useSources'
import { basisOf } from '@/text/basis'
import { titlesOf } from '@/text/silence'
import { moment } from '@/text/time'
import { toneOf } from '@/text/words'
import { Unbroken } from './Unbroken'

/** The sentence of judgement: colour, shape and word, then what it rests on and as of when. Never a promise. */
export function Verdict({ judgement, asOf }: { judgement: Judgement; asOf: string }) {
  const { shape, word } = toneOf(judgement.tone)
  const { sources, now, isFresh, failed } = useSources()
  const { basis, since } = basisOf(sources ?? [], judgement.restsOn, asOf)
  const silent = isFresh ? titlesOf(basis, 'silent', now) : null
  const stopped = isFresh ? titlesOf(basis, 'stopped', now) : null
  return (
    <View className={`verdict verdict--${judgement.tone}`} ariaRole="status" id="verdict">
      <Text className="verdict__sentence">
        {shape} {word}：{judgement.sentence}
      </Text>
      {judgement.reasons.map((reason, i) => (
        <Text key={i} className="verdict__reason">
          <Unbroken text={reason} />
        </Text>
      ))}
      <Text className="verdict__asof">
        只说明已公布的情况；数据截至 <Unbroken text={moment(since)} />
      </Text>
      {failed && <Text className="verdict__asof">没有连上，不知道之后有没有更新</Text>}
      {silent !== null && <Text className="verdict__asof hint--stop">■ {silent}超过约定时间没有更新，可能不是最新</Text>}
      {stopped !== null && <Text className="verdict__asof hint--warn">▲ {stopped}最近一次采集停下，仍是上一版</Text>}
    </View>
  )
}
