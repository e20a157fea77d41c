import { useEffect, useState } from 'react'
import { shanghaiDay } from '@shared/codes/dates'
import { TIP_KINDS, TIP_STATES, type TipKind, type TipState } from '@shared/tips/words'
import { PATHS } from '../api/paths'
import { VIEWS, type QueueAnswer, type QueueView } from '../api/types'
import { Button } from '../components/Button'
import { Select } from '../components/fields'
import { LoadedView } from '../components/LoadedView'
import { Notice } from '../components/Notice'
import { isCounted, QueueCounts, todayWords, type Only } from '../components/QueueCounts'
import { QueueTable } from '../components/QueueTable'
import { download } from '../components/download'
import { useKeys } from '../components/useKeys'
import { useDesk } from '../state/desk'
import { useLoaded } from '../state/useLoaded'
import { useWork } from '../state/useWork'
import { byUrgency } from '../tips/order'
import { sheetRows } from '../tips/sheet'
import { workbook } from '../tips/workbook'

const PAGE = 50
const EXPORT_STEP = 200

interface Filters {
  view: QueueView
  kind: TipKind | ''
  state: TipState | ''
  mine: boolean
  /** only what one of the figures counts */
  only: Only | null
}

const FIRST: Filters = { view: 'open', kind: '', state: '', mine: false, only: null }
const labels = Object.fromEntries(Object.entries(TIP_KINDS).map(([code, { label }]) => [code, label])) as Record<TipKind, string>

export function QueuePage() {
  const { client, session, ring, go, now } = useDesk()
  const [filters, setFilters] = useState<Filters>(FIRST)
  const [skip, setSkip] = useState(0)
  const [chosen, setChosen] = useState(0)
  const work = useWork()
  const query = {
    view: filters.view,
    ...(filters.kind === '' ? {} : { kind: filters.kind }),
    ...(filters.state === '' ? {} : { state: filters.state }),
    ...(filters.mine ? { handler: session.officer } : {}),
  }
  // What a figure counts is picked out here, of as many as one answer holds.
  const step = filters.only === null ? PAGE : EXPORT_STEP
  const path = PATHS.queue({ ...query, limit: String(step), skip: String(skip) })
  const [state, again] = useLoaded(path, () => client.get<QueueAnswer>(path))
  const { only } = filters
  // What has ended comes as it was received; what is open, by what is urgent.
  const isLive = filters.view !== 'ended' && filters.view !== 'all'
  const shown = (answer: QueueAnswer) => {
    const counted = answer.items.filter((item) => only === null || isCounted(only, item))
    return isLive ? counted.sort(byUrgency) : counted
  }
  const items = state.is === 'here' ? shown(state.value) : []
  const change = (next: Partial<Filters>) => {
    setFilters({ ...filters, ...next })
    setSkip(0)
    setChosen(0)
  }
  const move = (by: number) => setChosen(Math.max(0, Math.min(items.length - 1, chosen + by)))
  const open = (id: string | undefined) => id !== undefined && go({ at: 'case', id })
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => open(items[chosen]?.id),
    '/': () => document.getElementById('filters')?.querySelector('select')?.focus(),
  })
  useEffect(() => {
    document.getElementById(`line-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  const exportAll = () =>
    work.run(async () => {
      const all = []
      for (let from = 0; ; from += EXPORT_STEP) {
        const answer = await client.get<QueueAnswer>(PATHS.queue({ ...query, limit: String(EXPORT_STEP), skip: String(from) }))
        all.push(...answer.items)
        if (answer.items.length < EXPORT_STEP) break
      }
      const day = shanghaiDay(new Date(now()))
      download(
        `举报队列-${day}.xlsx`,
        workbook(day, sheetRows(all.sort(byUrgency))),
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      )
    })

  return (
    <>
      <div className="page-head">
        <h1>今天要办的</h1>
        <div className="actions">
          <Button onTap={exportAll} disabled={work.busy}>
            导出 Excel（不含身份）
          </Button>
          <Button onTap={again}>刷新</Button>
        </div>
      </div>
      {ring === null && (session.role === 'handler' || session.desk === 'oversight') && (
        <Notice tone="warn">
          还没有载入密钥：能看到队列和期限，拆不开内容。
          <Button look="link" onTap={() => go({ at: 'keys' })} shortcut="g k">
            载入密钥
          </Button>
        </Notice>
      )}
      {work.wrong !== null && <Notice tone="stop">{work.wrong}</Notice>}
      <LoadedView state={state} onAgain={again}>
        {(answer) => (
          <>
            <p>{todayWords(answer.counts)}</p>
            <QueueCounts counts={answer.counts} only={only} view={filters.view} onChoose={(next) => change({ ...FIRST, ...next })} />
            <div className="filters" id="filters" role="search" aria-label="筛选">
              <Select
                label="范围"
                value={filters.view}
                options={VIEWS}
                onChange={(view) => change({ view: view === '' ? 'open' : view })}
              />
              <Select label="类别" value={filters.kind} options={labels} none="全部类别" onChange={(kind) => change({ kind })} />
              <Select
                label="状态"
                value={filters.state}
                options={TIP_STATES}
                none="全部状态"
                onChange={(next) => change({ state: next })}
              />
              <Button pressed={filters.mine} onTap={() => change({ mine: !filters.mine })}>
                只看我的
              </Button>
              {JSON.stringify(filters) !== JSON.stringify(FIRST) && (
                <Button look="link" onTap={() => change(FIRST)}>
                  清除
                </Button>
              )}
              <span className="hint filters__total">共 {only === null ? answer.total : shown(answer).length} 件</span>
            </div>
            {shown(answer).length === 0 ? (
              <p className="empty">{filters.view === 'today' ? '今天没有到期的，也没有逾期的。' : '没有符合的举报。'}</p>
            ) : (
              <QueueTable items={shown(answer)} chosen={chosen} today={shanghaiDay(new Date(answer.now))} onOpen={open} />
            )}
            {only === null && answer.total > PAGE && (
              <nav className="actions" aria-label="翻页">
                <Button disabled={skip === 0} onTap={() => setSkip(Math.max(0, skip - PAGE))}>
                  上一页
                </Button>
                <span className="hint">
                  {skip + 1} 至 {Math.min(skip + PAGE, answer.total)}
                </span>
                <Button disabled={skip + PAGE >= answer.total} onTap={() => setSkip(skip + PAGE)}>
                  下一页
                </Button>
              </nav>
            )}
          </>
        )}
      </LoadedView>
      <p className="hint">列表只有封面信息：内容在打开一件时才拆开。每次打开都是一条审计记录，监督人看得到。</p>
    </>
  )
}
