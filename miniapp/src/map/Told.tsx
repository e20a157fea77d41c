import { Text, View } from '@tarojs/components'
import type { MapAnswer } from '@shared/api/map'
import { WORDS, type Kind } from '@shared/kinds/index'
import { Card } from '@/components/Card'
import { Line } from '@/components/Line'
import { Tap } from '@/components/Tap'
import { plainListUrl, recordUrl } from '@/kinds/addresses'
import { open } from '@/kinds/open'
import { withQuery } from '@/api/request'
import { UNKNOWN } from '@/text/words'
import { legendOf, standingOf, type DrawnMark } from './marks'

interface ToldProps {
  kind: Kind
  answer: MapAnswer | null
  isLoading: boolean
  /** what the list is asked for beside the part of the map */
  asked: Readonly<Record<string, string>>
}

/** What a map does not draw: how many are in the part that is seen, and how many lie on no map, with the way to them. */
export function Told({ kind, answer, isLoading, asked }: ToldProps) {
  const { unit } = WORDS[kind]
  return (
    <View className="told">
      <View ariaRole="status" id="map-total">
        <Text className="hint">
          {answer === null
            ? isLoading
              ? '正在读取……'
              : ''
            : `图上这一块有 ${answer.total} ${unit}${isLoading ? '，正在更新……' : answer.total === 0 ? '。可以缩小地图，或放宽条件。' : ''}`}
        </Text>
      </View>
      {answer !== null && answer.nowhere > 0 && (
        <Tap
          className="link link--plain"
          id="nowhere"
          role="link"
          onTap={() => open(withQuery(plainListUrl(kind), { ...asked, box: 'none' }))}
        >
          另有 {answer.nowhere} {unit}不在图上 ›
        </Tap>
      )}
    </View>
  )
}

interface NowhereProps extends Omit<ToldProps, 'isLoading'> {
  /** what the list says that has nothing in it */
  empty: string
}

/** Said in the place of a map on which nothing would be: that of what there is nobody knows where it lies, with the way to it, or that there is nothing. */
export function Nowhere({ kind, answer, asked, empty }: NowhereProps) {
  const { short, unit } = WORDS[kind]
  if (answer === null) return null
  const { nowhere } = answer
  return (
    <View className="state" ariaRole="status" id="nothing-on-map">
      <Text className="state__text">
        {nowhere === 0 ? empty : `有 ${nowhere} ${unit}，都没有公布位置，画不到图上。不在图上，不等于没有${short}。`}
      </Text>
      {nowhere > 0 && (
        <Tap className="button" id="nowhere" role="link" onTap={() => open(withQuery(plainListUrl(kind), { ...asked, box: 'none' }))}>
          看这 {nowhere} {unit} ›
        </Tap>
      )}
    </View>
  )
}

/** The one record whose mark was tapped, and the way to it. */
export function Chosen({ kind, mark: { record, mark, look } }: { kind: Kind; mark: DrawnMark }) {
  if (record === null || mark === null) return null
  const { title, due, id } = record
  return (
    <View ariaRole="status" id="chosen">
      <Card>
        <Line
          title={title ?? `名称${UNKNOWN}`}
          notes={[standingOf(mark), due === null ? null : `期限 ${due}`, look === 'rough' ? '位置只是大致' : null]}
          onTap={() => open(recordUrl(kind, id))}
        />
      </Card>
    </View>
  )
}

/** What the looks on a map mean. What is drawn behind them is said as what it is. */
export function Legend({ marks, hasOutlines, hasGround }: { marks: readonly DrawnMark[]; hasOutlines: boolean; hasGround: boolean }) {
  const lines = [
    ...legendOf(marks),
    ...(hasOutlines ? ['▱ 线框：责任片区示意，不是行政区划界线'] : []),
    ...(hasGround ? ['底图由国家地理信息公共服务平台“天地图”提供，天地图知道您看的是哪一带'] : []),
  ]
  if (lines.length === 0) return null
  return (
    <View className="legend" id="legend">
      {lines.map((line) => (
        <Text key={line} className="legend__line">
          {line}
        </Text>
      ))}
    </View>
  )
}
