import { Text, View } from '@tarojs/components'
import type { AgainstAnswer, AgainstLine } from '@shared/kinds/inventory/against'
import { COUNTED_KINDS } from '@shared/kinds/inventory/counted'
import { SECTORS } from '@shared/vocabulary'
import { INVENTORY_AGAINST_LIST } from '@/api/paths'
import { withQuery } from '@/api/request'
import { Card } from '@/components/Card'
import { Line } from '@/components/Line'
import { useAbove } from '@/hooks/useAbove'
import { UNKNOWN } from '@/text/words'
import { INVENTORIES, SITES, recordUrl } from '../addresses'
import type { AboveProps } from '../define'
import { open } from '../open'
import { useDivisionNames } from '../zone/divisions'
import { againstOf, byGap, figuresOf, isListed } from './compared'

/** Lines of the card above the list of sites. */
const SHOWN = 3

/** What is known to exist against what is listed: the largest gaps, and the way to all of them. */
export function AgainstCard() {
  const { data } = useAbove<AgainstAnswer>(INVENTORY_AGAINST_LIST)
  const nameOf = useDivisionNames()
  if (data === null) return null
  // A sector by itself is counted in the line of all sectors, too.
  const lines = data.items.filter(({ sector }) => sector === null).sort(byGap)
  return (
    <Card title="底数：已知多少，列出多少" id="against" more={{ text: '全部 ›', onTap: () => open(INVENTORIES) }}>
      {lines.length === 0 && <Text className="hint">底数{UNKNOWN}：已知有多少，现在不知道。</Text>}
      {lines.slice(0, SHOWN).map((line) => (
        <AgainstRow key={keyOf(line)} line={line} where={divisionWords(line, nameOf)} />
      ))}
      <Text className="hint">{ruleWords(data)}</Text>
    </Card>
  )
}

/** The same, every line of it, a card a division. */
export function AgainstAll({ asked }: AboveProps) {
  const { data } = useAbove<AgainstAnswer>(INVENTORY_AGAINST_LIST)
  const nameOf = useDivisionNames()
  if (data === null) return null
  const lines = data.items.filter(({ siteKind }) => !asked.siteKind || siteKind === asked.siteKind)
  const divisions = [...new Set(lines.map((line) => divisionWords(line, nameOf)))]
  return (
    <View id="against">
      {divisions.map((where) => (
        <Card key={where} title={where}>
          {lines
            .filter((line) => divisionWords(line, nameOf) === where)
            .map((line) => (
              <AgainstRow key={keyOf(line)} line={line} />
            ))}
        </Card>
      ))}
      <Text className="hint">{ruleWords(data)}下面是来源公布的底数。</Text>
    </View>
  )
}

const keyOf = ({ division, siteKind, sector }: AgainstLine): string => `${division} ${siteKind} ${sector}`
const divisionWords = ({ division }: AgainstLine, nameOf: (code: string) => string): string =>
  division === null ? '地区未公布的' : nameOf(division)
const ruleWords = ({ rule }: AgainstAnswer): string => `计算值（规则第 ${rule.split('/').at(-1)} 版）：同一地区、同一类别，已知减列出。`

function AgainstRow({ line, where = '' }: { line: AgainstLine; where?: string }) {
  const { siteKind, sector, known, listed } = line
  return (
    <Line
      title={`${where} ${COUNTED_KINDS[siteKind]}${sector === null ? '' : `（${SECTORS[sector]}）`}`.trim()}
      standing={againstOf(line)}
      notes={[figuresOf(line), known && (known.asOf === null ? `统计日期${UNKNOWN}` : `${known.asOf} 统计`)]}
      onTap={() =>
        open(
          known !== null && !isListed(siteKind) ? recordUrl('inventory', known.id) : withQuery(SITES, listed?.list.query ?? { siteKind }),
        )
      }
    />
  )
}
