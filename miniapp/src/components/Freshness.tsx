import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { SourcesAnswer } from '@shared/api/city'
import { SOURCES } from '@/api/paths'
import { useRemote } from '@/hooks/useRemote'
import { SOURCES_PAGE } from '@/text/links'
import { isSilent } from '@/text/silence'
import { age } from '@/text/time'
import { Tap } from './Tap'

/** When data last arrived, from how many sources, and how many are silent; leads to the sources themselves. */
export function Freshness() {
  const { data, state } = useRemote<SourcesAnswer>(SOURCES)
  if (!data) return null
  const arrivals = data.sources.flatMap((source) => source.lastArrivalAt ?? []).sort()
  const silent = data.sources.filter((source) => isSilent(source)).length
  return (
    <Tap className="freshness" role="link" id="freshness" onTap={() => void Taro.navigateTo({ url: SOURCES_PAGE })}>
      <Text>
        更新于 {arrivals.length > 0 ? age(arrivals[arrivals.length - 1] ?? '') : '未知'} · {data.sources.length} 个来源
      </Text>
      {state === 'failed' && <Text> · 没有连上，不知道是否有更新</Text>}
      {state !== 'failed' && (silent > 0 ? <Text className="hint--stop"> · ■ {silent} 个沉默</Text> : <Text> · 均按时更新</Text>)}
      <Text> ›</Text>
    </Tap>
  )
}
