import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { SourcesAnswer } from '@shared/api/city'
import { COVERAGES, KINDS, RUN_STATES, type Kind } from '@shared/vocabulary'
import { SOURCES } from '@/api/paths'
import { Card, Fact } from '@/components/Card'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Tap } from '@/components/Tap'
import { useRemote } from '@/hooks/useRemote'
import { runUrl } from '@/text/links'
import { age, span } from '@/text/time'

export default function SourceList() {
  const remote = useRemote<SourcesAnswer>(SOURCES)
  return (
    <Page>
      <Loaded remote={remote} empty={({ sources }) => (sources.length === 0 ? '还没有登记来源。' : null)}>
        {({ sources, now }) => (
          <View>
            {sources.map((source) => (
              <Card key={source.name} title={source.title}>
                <Text className={source.silent ? 'hint hint--stop' : 'hint hint--pass'}>
                  {source.silent ? `■ 沉默：${silence(source.lastArrivalAt, now)}` : '● 按时更新'}
                </Text>
                <Fact name="机关">{source.agency}</Fact>
                <Fact name="内容">
                  {KINDS[source.kind as Kind]} {source.records} 条 · {COVERAGES[source.coverage]}
                </Fact>
                <Fact name="约定">每 {source.rhythmHours} 小时更新</Fact>
                <Fact name="最近到达">{source.lastArrivalAt ? age(source.lastArrivalAt) : '从未'}</Fact>
                <Fact name="最近变更">{source.lastChangeAt ? age(source.lastChangeAt) : '从未'}</Fact>
                {source.lastRun && (
                  <View className="actions">
                    <Tap
                      className="button"
                      role="link"
                      label={`${source.title}的采集报告`}
                      onTap={() => void Taro.navigateTo({ url: runUrl(source.lastRun?.id ?? '') })}
                    >
                      采集报告：{RUN_STATES[source.lastRun.state]}
                    </Tap>
                  </View>
                )}
              </Card>
            ))}
          </View>
        )}
      </Loaded>
    </Page>
  )
}

function silence(lastArrivalAt: string | null, now: string): string {
  return lastArrivalAt === null ? '从未到达' : `已 ${span(Date.parse(now) - Date.parse(lastArrivalAt))}没有到达`
}
