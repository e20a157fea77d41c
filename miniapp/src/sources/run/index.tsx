import { useRouter } from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { Finding, FindingsAnswer, RunAnswer } from '@shared/api/runs'
import { RUN_STATES } from '@shared/vocabulary'
import { findingsPath, runPath } from '@/api/paths'
import { bounded } from '@/components/Boundary'
import { Card, Fact } from '@/components/Card'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { MoreLines } from '@/components/PagedLines'
import { usePagedList } from '@/hooks/usePagedList'
import { useRemote } from '@/hooks/useRemote'
import { moment } from '@/text/time'

function Run() {
  const { params } = useRouter<{ id?: string }>()
  const id = params.id || '-'
  const remote = useRemote<RunAnswer>(runPath(id))
  return (
    <Page>
      <Loaded remote={remote}>
        {({ run }) => (
          <>
            <Card title={`${run.title}：${RUN_STATES[run.state]}`}>
              {run.reason && <Text className="hint hint--warn">{run.reason}</Text>}
              {run.needsRelease && <Text className="hint">核对规则停下了这次采集，上一版照常公示，等人核实后放行。</Text>}
              {run.release && (
                <Fact name="人工放行">
                  {run.release.why}（放行采集 {run.release.run}）
                </Fact>
              )}
              {run.remarks.map((remark) => (
                <Fact key={remark} name="说明">
                  {remark}
                </Fact>
              ))}
              <Fact name="开始">{moment(run.startedAt)}</Fact>
              <Fact name="结束">{run.finishedAt ? moment(run.finishedAt) : '进行中'}</Fact>
              {run.counts && <Counts counts={run.counts} />}
              <Fact name="版次">{run.edition === null ? '没有新的一版' : `第 ${run.edition} 版`}</Fact>
              {run.counts && (
                <Fact name="文件指纹">
                  <Text className="code">
                    {run.rawSha256 ?? (run.counts.read === 0 ? '没有读到' : '不公布：有不单独公布的金额、有内容在异议期内，或没有读完')}
                  </Text>
                </Fact>
              )}
            </Card>
            {run.counts && (
              <>
                <Findings run={id} severity="refused" title={`退回的行 ${run.counts.refused}`} none="没有退回的行。" />
                <Findings run={id} severity="warning" title={`提醒 ${run.warnings ?? 0}`} none="没有提醒。" />
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

export default bounded(Run)

/** What became of the rows that it read. */
function Counts({ counts }: { counts: NonNullable<RunAnswer['run']['counts']> }) {
  return (
    <>
      <Fact name="读到">{counts.read} 行</Fact>
      <Fact name="采用">{counts.accepted} 行</Fact>
      <Fact name="退回">{counts.refused} 行</Fact>
      <Fact name="重复">{counts.duplicate} 行</Fact>
      <Fact name="略过">{counts.skipped} 行（空行、标题、重复表头、合计、没有采用的工作表）</Fact>
    </>
  )
}

interface FindingsProps {
  run: string
  severity: 'refused' | 'warning'
  title: string
  /** words for a run without any */
  none: string
}

function Findings({ run, severity, title, none }: FindingsProps) {
  const list = usePagedList<Finding, FindingsAnswer>(findingsPath(run), { severity })
  return (
    <Card title={title}>
      <Loaded remote={list} empty={({ items }) => (items.length === 0 ? none : null)}>
        {() => <MoreLines list={list} keyOf={({ n }) => String(n)} line={(finding) => <FindingLine finding={finding} />} />}
      </Loaded>
    </Card>
  )
}

function FindingLine({ finding: { place, line, column, reason } }: { finding: Finding }) {
  return (
    <Fact name={`第 ${line} 行`}>
      {place ? `${place}，` : ''}
      {column ? `${column}：` : ''}
      {reason}
    </Fact>
  )
}
