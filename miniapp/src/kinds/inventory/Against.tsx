import { Text } from '@tarojs/components'
import type { AgainstAnswer, AgainstLine } from '@shared/kinds/inventory/against'
import { SITE_KINDS } from '@shared/kinds/site/words'
import { SECTORS } from '@shared/vocabulary'
import { INVENTORY_AGAINST_LIST } from '@/api/paths'
import { withQuery } from '@/api/request'
import { Card } from '@/components/Card'
import { Line } from '@/components/Line'
import { useRemote } from '@/hooks/useRemote'
import { UNKNOWN } from '@/text/words'
import { INVENTORIES, SITES } from '../addresses'
import { open } from '../open'
import { useDivisionNames } from '../zone/divisions'
import { againstOf, byGap, figuresOf } from './against'

/** Lines of the card above the list of sites. */
const SHOWN = 3

/** What is known to exist against what is listed, as a card: the largest gaps, and the way to all of them. */
export function AgainstCard() {
  return <Against limit={SHOWN} />
}

/** The same, every line of it. */
export function AgainstAll() {
  return <Against />
}

function Against({ limit }: { limit?: number }) {
  const { data } = useRemote<AgainstAnswer>(INVENTORY_AGAINST_LIST)
  if (data === null) return null
  // A sector by itself is counted in the line of all sectors, too.
  const lines = data.items.filter(({ sector }) => sector === null || limit === undefined).sort(limit === undefined ? () => 0 : byGap)
  return (
    <Card
      title="底数：已知多少，列出多少"
      id="against"
      {...(limit === undefined ? {} : { more: { text: '全部 ›', onTap: () => open(INVENTORIES) } })}
    >
      {lines.length === 0 && <Text className="hint">底数{UNKNOWN}：已知有多少，现在不知道。</Text>}
      {lines.slice(0, limit).map((line) => (
        <AgainstRow key={`${line.division} ${line.siteKind} ${line.sector}`} line={line} />
      ))}
      <Text className="hint">计算值（{data.rule}）：同一地区、同一类别，已知减列出。</Text>
    </Card>
  )
}

function AgainstRow({ line }: { line: AgainstLine }) {
  const nameOf = useDivisionNames()
  const { division, siteKind, sector, known, listed } = line
  const where = division === null ? '地区未公布' : nameOf(division)
  return (
    <Line
      title={`${where} ${SITE_KINDS[siteKind]}${sector === null ? '' : `（${SECTORS[sector]}）`}`}
      standing={againstOf(line)}
      notes={[figuresOf(line), known && `${known.countedBy ?? known.agency}统计${known.asOf === null ? '' : `，截至 ${known.asOf}`}`]}
      onTap={() => open(withQuery(SITES, listed?.list.query ?? { siteKind }))}
    />
  )
}
