import Taro, { useRouter } from '@tarojs/taro'
import type { RunReport, RunsAnswer } from '@shared/api/runs'
import { RUN_STATES } from '@shared/vocabulary'
import { RUNS } from '@/api/paths'
import { bounded } from '@/components/Boundary'
import { Line } from '@/components/Line'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { MoreLines } from '@/components/PagedLines'
import { usePagedList } from '@/hooks/usePagedList'
import { runUrl } from '@/text/links'
import { moment } from '@/text/time'

function Runs() {
  const { params } = useRouter<{ source?: string }>()
  const list = usePagedList<RunReport, RunsAnswer>(RUNS, { source: params.source })
  return (
    <Page>
      <Loaded remote={list} empty={({ items }) => (items.length === 0 ? '还没有采集过。' : null)}>
        {() => <MoreLines list={list} keyOf={({ id }) => id} line={(run) => <RunLine run={run} />} />}
      </Loaded>
    </Page>
  )
}

export default bounded(Runs)

function RunLine({ run }: { run: RunReport }) {
  return (
    <Line
      title={moment(run.startedAt)}
      notes={[run.reason, effectOf(run), run.counts && run.counts.refused > 0 ? `退回 ${run.counts.refused} 行` : null]}
      mark={RUN_STATES[run.state]}
      onTap={() => void Taro.navigateTo({ url: runUrl(run.id) })}
    />
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
