import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import { useSources, type Sources } from '@/hooks/useSources'
import { SOURCES_PAGE } from '@/text/links'
import { moodOf } from '@/text/silence'
import { age } from '@/text/time'
import { Tap } from './Tap'

/** Each piece is a box of its own, at whose edges a blank would be lost. */
const NBSP = '\u00a0'
const APART = `${NBSP}·${NBSP}`

/** When data last arrived, from how many sources, and how many are silent or halted; leads to the sources themselves. */
export function Freshness() {
  return <FreshnessOf {...useSources()} />
}

/** The same of sources that a page has asked for. */
export function FreshnessOf({ sources, now, isFresh, failed }: Sources) {
  if (!sources) return null
  const arrivals = sources.flatMap((source) => source.lastArrivalAt ?? []).sort()
  const moods = sources.map((source) => moodOf(source, now))
  const silent = moods.filter((mood) => mood === 'silent').length
  const stopped = moods.filter((mood) => mood === 'stopped').length
  return (
    <Tap className="freshness" role="link" id="freshness" onTap={() => void Taro.navigateTo({ url: SOURCES_PAGE })}>
      <Text>
        更新于 {arrivals.length > 0 ? age(arrivals[arrivals.length - 1] ?? '', now) : '未知'} · {sources.length} 个来源
      </Text>
      {failed && <Text>{APART}没有连上，不知道是否有更新</Text>}
      {isFresh && silent > 0 && (
        <Text className="hint--stop">
          {APART}■ {silent} 个沉默
        </Text>
      )}
      {isFresh && stopped > 0 && (
        <Text className="hint--warn">
          {APART}▲ {stopped} 个停下，仍是上一版
        </Text>
      )}
      {isFresh && silent + stopped === 0 && <Text>{APART}均按时更新</Text>}
      <Text>{NBSP}›</Text>
    </Tap>
  )
}
