import { Text } from '@tarojs/components'
import type { SummaryAnswer } from '@shared/api/city'
import type { ListAnswer } from '@shared/api/lists'
import { addDays } from '@shared/codes/dates'
import type { HazardItem } from '@shared/kinds/hazard/schema'
import { withQuery } from '@/api/request'
import { Card } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { useRemote } from '@/hooks/useRemote'
import { UNKNOWN } from '@/text/words'
import { HAZARDS } from '../addresses'
import { open } from '../open'
import { HazardLine } from './Line'

/** Lines on the home page. */
const SHOWN = 3

type CountedFigure = SummaryAnswer['figures'][number]

/** The hazards that are overdue, the major ones first, as the figure of the home page counts them. */
export function OverdueHazards({ figures }: { figures: readonly CountedFigure[] }) {
  const figure = figures.find(({ key }) => key === 'hazardsOverdue')
  if (!figure) return null
  return <Shown figure={figure} />
}

function Shown({ figure: { label, value, list } }: { figure: CountedFigure }) {
  const isAny = value !== null && value > 0
  const urgent = useRemote<ListAnswer<HazardItem>>(isAny ? withQuery(list.path, { ...list.query, limit: SHOWN }) : null)
  const major = useRemote<ListAnswer<HazardItem>>(isAny ? withQuery(list.path, { ...list.query, level: 'major', limit: 1 }) : null)
  // The figure counts what was due until yesterday: that is the day at the service.
  const { to } = list.query
  const majors = major.data?.total ?? 0
  const seeAll = () => open(withQuery(HAZARDS, list.query))
  return (
    <Card title={isAny ? `${label} ${value}` : label} id="overdue" {...(isAny ? { more: { text: '全部 ›', onTap: seeAll } } : {})}>
      {value === null && <Text className="hint">隐患数据{UNKNOWN}。</Text>}
      {value === 0 && <Text className="hint">现在没有公布逾期的隐患。</Text>}
      {to !== undefined && urgent.data?.items.map((item) => <HazardLine key={item.id} item={item} today={addDays(to, 1)} />)}
      {urgent.data === null && urgent.state === 'failed' && <Text className="hint hint--warn">没有连上，读不到是哪几条。</Text>}
      {majors > 0 && (
        <Tap
          className="link link--plain hint--stop"
          id="overdue-majors"
          role="link"
          onTap={() => open(withQuery(HAZARDS, { ...list.query, level: 'major' }))}
        >
          ■ 其中重大隐患 {majors} 条 ›
        </Tap>
      )}
      {value !== null && <Text className="hint">期限未公布的，不知道是否逾期，不在其中。</Text>}
    </Card>
  )
}
