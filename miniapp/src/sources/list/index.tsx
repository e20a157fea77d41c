import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { SourcesAnswer } from '@shared/api/city'
import { COVERAGES, KINDS, RUN_STATES, type Kind } from '@shared/vocabulary'
import { SOURCES } from '@/api/paths'
import { Card, Fact } from '@/components/Card'
import { Line } from '@/components/Line'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Tap } from '@/components/Tap'
import { useRemote } from '@/hooks/useRemote'
import { CHANGES_PAGE, runUrl, runsUrl } from '@/text/links'
import { age, span } from '@/text/time'

export default function SourceList() {
  const remote = useRemote<SourcesAnswer>(SOURCES)
  return (
    <Page>
      <Loaded remote={remote} empty={({ sources }) => (sources.length === 0 ? '还没有登记来源。' : null)}>
        {({ sources, now }) => (
          <View>
            <Card>
              <Line title="公示的变更" notes={['撤下、更正、期满都留痕']} onTap={() => void Taro.navigateTo({ url: CHANGES_PAGE })} />
            </Card>
            {sources.map((source) => (
              <Card key={source.name} title={source.title}>
                <Text className={source.silent ? 'hint hint--stop' : 'hint hint--pass'}>
                  {source.silent ? `■ 沉默：${silence(source.lastArrivalAt, now)}` : '● 按时更新'}
                </Text>
                <Fact name="机关">{source.agency}</Fact>
                <Fact name="内容">
                  {KINDS[source.kind as Kind]} {source.records} 条 · {COVERAGES[source.coverage]}
                </Fact>
                {source.register && (
                  <Fact name="共用名册">与其他来源列出同样的对象，两处不同时以第 1 位为准；本来源第 {source.register.precedence} 位</Fact>
                )}
                <Fact name="约定">每 {source.rhythmHours} 小时更新</Fact>
                <Fact name="最近到达">{source.lastArrivalAt ? age(source.lastArrivalAt) : '从未'}</Fact>
                <Fact name="最近变更">{source.lastChangeAt ? age(source.lastChangeAt) : '从未'}</Fact>
                {source.lastRun?.reason && <Text className="hint hint--warn">最近一次：{source.lastRun.reason}</Text>}
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
                    <Tap
                      className="button"
                      role="link"
                      label={`${source.title}的历次采集`}
                      onTap={() => void Taro.navigateTo({ url: runsUrl(source.name) })}
                    >
                      历次采集
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
