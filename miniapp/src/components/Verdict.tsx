import { Text, View } from '@tarojs/components'
import type { SourcesAnswer } from '@shared/api/city'
import type { Judgement } from '@shared/api/records'
import { SOURCES } from '@/api/paths'
import { useRemote } from '@/hooks/useRemote'
import { isSilent } from '@/text/silence'
import { moment } from '@/text/time'
import { TONES } from '@/text/words'

/** Kinds of data that a judgement rests on. */
const RESTS_ON = new Set(['enterprise', 'accident', 'notice'])

/** The sentence of judgement: colour, shape and word, then what it rests on and as of when. Never a promise. */
export function Verdict({ judgement, asOf }: { judgement: Judgement; asOf: string }) {
  const { shape, word } = TONES[judgement.tone]
  const sources = useRemote<SourcesAnswer>(SOURCES).data?.sources.filter((source) => RESTS_ON.has(source.kind)) ?? []
  const silent = sources.filter((source) => isSilent(source))
  // As old as the oldest of what it rests on; until that is known, as old as the edition.
  const arrivals = sources.flatMap((source) => source.lastArrivalAt ?? []).sort()
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
      <Text className="verdict__asof">只说明已公布的情况；数据截至 {moment(arrivals[0] ?? asOf)}</Text>
      {silent.length > 0 && (
        <Text className="verdict__asof hint--stop">
          ■ {silent.map((source) => source.title).join('、')}超过约定时间没有更新，可能不是最新
        </Text>
      )}
    </View>
  )
}
