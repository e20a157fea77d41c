import Taro, { useRouter } from '@tarojs/taro'
import { Picker, Text, View } from '@tarojs/components'
import type { HistoryAnswer } from '@shared/api/records'
import { shanghaiDay } from '@shared/codes/dates'
import { OPERATIONS, STATES } from '@shared/vocabulary'
import type { Kind } from '@shared/kinds/index'
import { historyPath } from '@/api/paths'
import { bounded } from '@/components/Boundary'
import { Card } from '@/components/Card'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Tap } from '@/components/Tap'
import { useRemote } from '@/hooks/useRemote'
import { pastUrl } from '@/text/links'
import { param } from '@/text/param'
import { moment } from '@/text/time'
import { UNKNOWN } from '@/text/words'

function History() {
  const { params } = useRouter<{ kind?: string; id?: string }>()
  const remote = useRemote<HistoryAnswer>(historyPath(params.kind ?? '-', param(params.id) || '-'))
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
            {!erased && <DayChoice kind={kind as Kind} id={id} since={shanghaiDay(new Date(versions[versions.length - 1]?.at ?? 0))} />}
          </View>
        )}
      </Loaded>
    </Page>
  )
}

export default bounded(History)

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
