import Taro, { useRouter, useShareAppMessage } from '@tarojs/taro'
import { Picker, Text, View } from '@tarojs/components'
import type { HistoryAnswer } from '@shared/api/records'
import { shanghaiDay } from '@shared/codes/dates'
import { OPERATIONS, STATES } from '@shared/vocabulary'
import { KINDS, isKind, type Kind } from '@shared/kinds/index'
import { copy } from '@/api/clipboard'
import { CALENDAR, CHANGES_FEED, historyPath } from '@/api/paths'
import { absoluteUrl, withQuery } from '@/api/request'
import { bounded } from '@/components/Boundary'
import { Card } from '@/components/Card'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Tap } from '@/components/Tap'
import { useRemote } from '@/hooks/useRemote'
import { shownRecord } from '@/hooks/shownRecord'
import { historyUrl, pastUrl } from '@/text/links'
import { param } from '@/text/param'
import { moment } from '@/text/time'
import { UNKNOWN } from '@/text/words'

function History() {
  const { params } = useRouter<{ kind?: string; id?: string }>()
  const kind = params.kind ?? '-'
  const id = param(params.id) || '-'
  const remote = useRemote<HistoryAnswer>(historyPath(kind, id))
  useShareAppMessage(() => ({ title: titleOf(kind, id), path: historyUrl(kind as Kind, id) }))
  return (
    <Page>
      <Loaded remote={remote}>
        {({ kind, id, erased, versions }) => (
          <View>
            {erased && <Text className="hint">内容已依法删除，只保留时间和原因。</Text>}
            {versions.map((version) => (
              <Card key={version.revision} title={`第 ${version.revision} 次：${OPERATIONS[version.operation]}`}>
                <Text>{version.sentence}</Text>
                <Text className="hint">
                  {moment(version.at)} · 第 {version.edition} 版 · {STATES[version.state]}
                  {version.sentence.includes(version.reason) ? '' : ` · ${version.reason}`}
                </Text>
                {version.differences.map(({ field, before, after }) => (
                  <View key={field} className="difference">
                    <Text className="difference__field">{field}</Text>
                    <Text>
                      {before ?? UNKNOWN} → {after ?? UNKNOWN}
                    </Text>
                  </View>
                ))}
                {version.remarks.map((remark) => (
                  <Text key={remark} className="hint hint--warn">
                    ▲ {remark}
                  </Text>
                ))}
                {!erased && (
                  <Tap
                    className="button"
                    role="link"
                    onTap={() => void Taro.navigateTo({ url: pastUrl(kind as Kind, id, { edition: version.edition }) })}
                  >
                    看这一版的内容
                  </Tap>
                )}
              </Card>
            ))}
            <Subscriptions kind={kind} id={id} erased={erased} />
            {!erased && <DayChoice kind={kind as Kind} id={id} since={shanghaiDay(new Date(versions[versions.length - 1]?.at ?? 0))} />}
          </View>
        )}
      </Loaded>
    </Page>
  )
}

export default bounded(History)

/** What the page is shared as: the record's own name, where this phone has shown it. */
function titleOf(kind: string, id: string): string {
  if (!isKind(kind)) return '变更记录'
  return `${shownRecord(kind, id)?.title ?? KINDS[kind]}的变更记录`
}

/** Addresses by which other programs follow the record; of one that has ended no day is left to come. */
function Subscriptions({ kind, id, erased }: { kind: string; id: string; erased: boolean }) {
  const key = `${kind}.${id}`
  return (
    <View className="actions">
      <Tap className="button" id="record-feed" onTap={() => void copy(absoluteUrl(withQuery(CHANGES_FEED, { record: key })))}>
        复制订阅地址（Atom）
      </Tap>
      {!erased && (
        <Tap className="button" id="record-calendar" onTap={() => void copy(absoluteUrl(withQuery(CALENDAR, { records: key })))}>
          复制期限日历的地址（iCalendar）
        </Tap>
      )}
    </View>
  )
}

/** Leads to the record as it was on a day that a person picks, from its first one on. */
function DayChoice({ kind, id, since }: { kind: Kind; id: string; since: string }) {
  const today = shanghaiDay(new Date())
  return (
    <Picker
      mode="date"
      value={today}
      start={since}
      end={today}
      onChange={({ detail }) => void Taro.navigateTo({ url: pastUrl(kind, id, { on: detail.value }) })}
    >
      <Tap className="button button--wide" id="on-day">
        看某一天公示的内容
      </Tap>
    </Picker>
  )
}
