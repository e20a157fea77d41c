import { useState } from 'react'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { StatisticsAnswer } from '@shared/api/statistics'
import { WORDS, isKind, type Kind } from '@shared/kinds/index'
import { nameAddress } from '@/api/address'
import { statisticsPath } from '@/api/paths'
import { withQuery } from '@/api/request'
import { Asking } from '@/components/Asking'
import { bounded } from '@/components/Boundary'
import { Chips } from '@/components/Chips'
import { Loaded, NotThere } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { useAsked } from '@/hooks/useAsked'
import { useRemote } from '@/hooks/useRemote'
import { useTitle } from '@/hooks/useTitle'
import { statisticsUrl } from '@/kinds/addresses'
import type { KindPages } from '@/kinds/define'
import { pagesOf } from '@/kinds/index'
import { emptyOf } from '@/text/asked'
import { param } from '@/text/param'
import { moment } from '@/text/time'
import { UNKNOWN, isCode } from '@/text/words'
import { All } from './All'
import { YearBefore } from './YearBefore'
import { isCompared } from './compared'
import { Groups } from './Groups'
import './index.scss'

type PartedPages = KindPages<Kind> & Required<Pick<KindPages<Kind>, 'partings'>>

const isParted = (pages: KindPages<Kind>): pages is PartedPages => pages.partings !== undefined

/** The figures of whatever kind the address names, of those that have some. */
function StatisticsPage() {
  const { kind = '' } = useRouter<{ kind?: string }>().params
  const pages = isKind(kind) ? pagesOf(kind) : null
  if (pages && isParted(pages)) return <Shown pages={pages} />
  return (
    <Page>
      <NotThere message="没有这种统计。" />
    </Page>
  )
}

export default bounded(StatisticsPage)

function Shown({ pages }: { pages: PartedPages }) {
  const { kind, list, partings } = pages
  const { short } = WORDS[kind]
  useTitle(`${short}统计`)
  const { params } = useRouter<{ by?: string }>()
  const [by, setBy] = useState(() => {
    const given = param(params.by)
    return isCode(partings, given) ? given : (Object.keys(partings)[0] ?? '')
  })
  const { asked, ask, tooShort } = useAsked(pages, withQuery(statisticsUrl(kind), { by }))
  // Figures are of the whole list: a part of the map has none.
  const { box: _box, ...filters } = { ...list.fixed, ...asked }
  const url = withQuery(statisticsUrl(kind), { by, ...filters })
  const remote = useRemote<StatisticsAnswer>(withQuery(statisticsPath(kind), { by, ...filters }))
  useShareAppMessage(() => ({ title: `${short}统计`, path: url }))
  const part = (next: string) => {
    setBy(next)
    nameAddress(withQuery(statisticsUrl(kind), { by: next, ...filters }))
  }
  return (
    <Page wide>
      <Asking pages={pages} asked={filters} ask={ask} {...(tooShort === undefined ? {} : { tooShort })} />
      <Loaded remote={remote} empty={(answer) => (answer.all[0]?.value === 0 && !isCompared(answer) ? emptyOf(list, filters) : null)}>
        {(answer) => (
          <View>
            <View className="columns" id="all">
              <All kind={kind} answer={answer} asked={filters} />
            </View>
            <Chips
              label="按什么分"
              choices={Object.entries(partings).map(([code, { label }]): [string, string] => [code, `按${label}`])}
              chosen={by}
              onChoose={part}
            />
            {isCompared(answer) ? (
              <YearBefore kind={kind} partings={partings} by={by} answer={answer} asked={filters} />
            ) : (
              <Groups kind={kind} parting={partings[by]} answer={answer} asked={filters} />
            )}
            <Text className="hint">
              数据截至 {moment(answer.asOf)}，{isCompared(answer) ? '按' : '逾期按'} {answer.day} 计算 · 来源：
              {[...new Set(answer.sources.map(({ agency }) => agency))].join('、') || UNKNOWN}
            </Text>
          </View>
        )}
      </Loaded>
    </Page>
  )
}
