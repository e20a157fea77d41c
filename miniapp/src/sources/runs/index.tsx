import Taro, { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { RunReport, RunsAnswer } from '@shared/api/city'
import { RUN_STATES } from '@shared/vocabulary'
import { RUNS } from '@/api/paths'
import { withQuery } from '@/api/request'
import { Line } from '@/components/Line'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { useRemote } from '@/hooks/useRemote'
import { runUrl } from '@/text/links'
import { moment } from '@/text/time'

const SHOWN = 100

export default function Runs() {
  const { params } = useRouter<{ source?: string }>()
  const remote = useRemote<RunsAnswer>(withQuery(RUNS, { source: params.source, limit: SHOWN }))
  return (
    <Page>
      <Loaded remote={remote} empty={({ runs }) => (runs.length === 0 ? '还没有采集过。' : null)}>
        {({ runs }) => (
          <View>
            <View className="lines">
              {runs.map((run) => (
                <View key={run.id}>
                  <Line
                    title={moment(run.startedAt)}
                    notes={[run.reason, effectOf(run), run.counts.refused > 0 ? `退回 ${run.counts.refused} 行` : null]}
                    mark={RUN_STATES[run.state]}
                    onTap={() => void Taro.navigateTo({ url: runUrl(run.id) })}
                  />
                </View>
              ))}
            </View>
            {runs.length === SHOWN && <Text className="hint">只列最近 {SHOWN} 次。</Text>}
          </View>
        )}
      </Loaded>
    </Page>
  )
}

/** What a run did to the public data, in words; null where it did nothing. */
function effectOf({ edition, changes }: RunReport): string | null {
  if (edition === null) return null
  const told = [
    ['新增', changes.published],
    ['变更', changes.changed],
    ['撤下', changes.withdrawn],
    ['恢复', changes.reinstated],
    ['期满', changes.expired],
    ['修复', changes.repaired],
  ] as const
  return `第 ${edition} 版：${told
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count}`)
    .join('，')}`
}
