import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { SourcesAnswer, SourceState } from '@shared/api/city'
import { COVERAGES, RUN_STATES } from '@shared/vocabulary'
import { KINDS, type Kind } from '@shared/kinds/index'
import { SOURCES } from '@/api/paths'
import { bounded } from '@/components/Boundary'
import { Card, Fact } from '@/components/Card'
import { Line } from '@/components/Line'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Tap } from '@/components/Tap'
import { useRemote } from '@/hooks/useRemote'
import { CHANGES_PAGE, runUrl, runsUrl } from '@/text/links'
import { moodOf, type SourceMood } from '@/text/silence'
import { age, span } from '@/text/time'
import { serverNow } from '@/text/today'

function SourceList() {
  const remote = useRemote<SourcesAnswer>(SOURCES)
  return (
    <Page>
      <Loaded remote={remote} empty={({ sources }) => (sources.length === 0 ? '还没有登记来源。' : null)}>
        {({ sources, now }, at) => (
          <View>
            <Card>
              <Line title="公示的变更" notes={['撤下、更正、期满都留痕']} onTap={() => void Taro.navigateTo({ url: CHANGES_PAGE })} />
            </Card>
            {sources.map((source) => (
              <Card key={source.name} title={source.title}>
                <Mood source={source} now={serverNow(now, at)} />
                <Fact name="机关">{source.agency}</Fact>
                <Fact name="内容">
                  {KINDS[source.kind as Kind]} {source.records} 条 · {COVERAGES[source.coverage]}
                </Fact>
                {source.register && (
                  <Fact name="共用名册">与其他来源列出同样的对象，两处不同时以第 1 位为准；本来源第 {source.register.precedence} 位</Fact>
                )}
                <Fact name="约定">每 {source.rhythmHours} 小时更新</Fact>
                <Fact name="最近到达">{source.lastArrivalAt ? age(source.lastArrivalAt, serverNow(now, at)) : '从未'}</Fact>
                <Fact name="最近变更">{source.lastChangeAt ? age(source.lastChangeAt, serverNow(now, at)) : '从未'}</Fact>
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

export default bounded(SourceList)

const MOOD_CLASSES: Record<SourceMood, string> = { silent: 'hint hint--stop', stopped: 'hint hint--warn', timely: 'hint hint--pass' }

/** How a source does, in one line; a halted one arrived in time and is not what it should be. */
function Mood({ source, now }: { source: SourceState; now: number }) {
  const mood = moodOf(source, now)
  const words: Record<SourceMood, string> = {
    silent: `■ 沉默：${silence(source.lastArrivalAt, now)}`,
    stopped: '▲ 已停下：最近一次采集没有采用，公示的仍是上一版',
    timely: '● 按时更新',
  }
  return <Text className={MOOD_CLASSES[mood]}>{words[mood]}</Text>
}

function silence(lastArrivalAt: string | null, now: number): string {
  return lastArrivalAt === null ? '从未到达' : `已 ${span(now - Date.parse(lastArrivalAt))}没有到达`
}
