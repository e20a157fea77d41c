import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { RecordAnswer } from '@shared/api/records'
import { ORIGINS, STATES } from '@shared/vocabulary'
import { copy } from '@/api/clipboard'
import { useCity } from '@/hooks/useCity'
import { useSources } from '@/hooks/useSources'
import { changesUrl } from '@/kinds/addresses'
import { historyUrl } from '@/text/links'
import { moodOf } from '@/text/silence'
import { age, moment } from '@/text/time'
import { orUnknown } from '@/text/words'
import { Call } from './Call'
import { Card, Fact } from './Card'
import { Tap } from './Tap'

/** Where a record comes from, since when, until when, and how to see what it said before. Closes every record. */
export function Provenance({ answer }: { answer: RecordAnswer }) {
  const { record, alsoListedBy } = answer
  // What has ended left without its number and ground: nobody may say that they were never published.
  const isShown = record.body !== null
  const titleOf = (name: string) => answer.sources.find((one) => one.name === name)?.title ?? name
  const { sources, now, isFresh } = useSources()
  const city = useCity()
  const around = changesUrl(record.kind, record.id)
  const source = sources?.find((one) => one.name === record.source)
  const mood = source && isFresh ? moodOf(source, now) : 'timely'
  return (
    <Card title="来源与时间" id="provenance">
      <Fact name="来源机关">{record.agency}</Fact>
      <Fact name="数据来源">{titleOf(record.source)}</Fact>
      {isShown && (
        <>
          <Fact name="文号">
            {orUnknown(record.documentNo)}
            {record.documentNoWritten && `（来源写作 ${record.documentNoWritten}）`}
          </Fact>
          <Fact name="依据">{orUnknown(record.basis)}</Fact>
        </>
      )}
      <Fact name="发布">{orUnknown(record.publishedAt)}</Fact>
      <Fact name={isShown ? '公示至' : '原定公示至'}>{orUnknown(record.publicUntil)}</Fact>
      <Fact name="状态">
        {STATES[record.state]} · {ORIGINS[record.origin]}
      </Fact>
      <Fact name="首次收录">{moment(record.firstSeenAt)}</Fact>
      <Fact name="最近变更">{moment(record.lastChangedAt)}</Fact>
      <Fact name="最近核对">{source?.lastArrivalAt ? age(source.lastArrivalAt, now) : '未知'}</Fact>
      {mood === 'silent' && (
        <View className="hint hint--stop" ariaRole="alert">
          ■ 这个来源已超过约定时间没有更新
        </View>
      )}
      {mood === 'stopped' && (
        <View className="hint hint--warn" ariaRole="alert">
          ▲ 这个来源最近一次采集停下，这里仍是上一版
        </View>
      )}
      {record.sourceUrl && (
        <Fact name="原文">
          <Tap className="link" role="link" onTap={() => void copy(record.sourceUrl ?? '')}>
            复制原文网址
          </Tap>
        </Fact>
      )}
      {alsoListedBy.map((claim) => (
        <View key={claim.source} className="claim">
          <Fact name="也见于">
            {titleOf(claim.source)}（{claim.agency}）
          </Fact>
          <Fact name="两处相比">{claim.differences.length === 0 ? '没有不同' : `${claim.differences.length} 处不同，以前者为准`}</Fact>
          {claim.differences.map(({ field, shown, other }) => (
            <View key={field} className="hint">
              {field}：本页 {shown ?? '未公布'}，该来源 {other}
            </View>
          ))}
        </View>
      ))}
      <View className="actions">
        <Tap className="button" id="history" role="link" onTap={() => void Taro.navigateTo({ url: historyUrl(record.kind, record.id) })}>
          变更记录（第 {record.revision} 次）
        </Tap>
        {around !== null && (
          <Tap className="button" role="link" onTap={() => void Taro.navigateTo({ url: around })}>
            与它有关的变更
          </Tap>
        )}
        {city?.officePhone && <Call phone={city.officePhone} whom="监管部门" text={`信息有误？☎ ${city.officePhone}`} />}
      </View>
    </Card>
  )
}
