import { useState } from 'react'
import { Image, Text, View } from '@tarojs/components'
import type { StatisticsAnswer } from '@shared/api/statistics'
import type { Kind } from '@shared/kinds/index'
import { Card } from '@/components/Card'
import { Chips } from '@/components/Chips'
import type { Parting } from '@/kinds/define'
import { useDivisionNames } from '@/kinds/zone/divisions'
import { barPicture } from '@/text/bar'
import { Figure, counted } from './All'
import { narrowedBy, offeredBy, ranked, rowsOf, ungrouped, unknownWords, valueWords } from './figures'

/** Most groups that an answer has. */
const GROUPS_MAX = 100

interface GroupsProps {
  kind: Kind
  parting: Parting | undefined
  answer: StatisticsAnswer
  /** what the list is asked for, by parameter */
  asked: Readonly<Record<string, string>>
}

/** One number of every group. The table is the chart: each bar lies in the row that says its number and leads to its list. */
export function Groups({ kind, parting, answer, asked }: GroupsProps) {
  const { all, groups } = answer
  const [key, setKey] = useState('found')
  const nameOf = useDivisionNames()
  const offered = offeredBy(parting, all)
  const chosen = offered.find((one) => one.key === key) ?? offered[0]
  if (!parting || !chosen) return null
  const rows = parting.compares === undefined ? rowsOf(groups, chosen.key) : ranked(rowsOf(groups, chosen.key))
  const rest = chosen.unit === 'count' && groups.length < GROUPS_MAX ? ungrouped(answer, chosen.key) : null
  const title = `各${parting.label}：${chosen.label}`
  return (
    <Card title={title} id="groups">
      <Chips
        label="看哪个数"
        choices={offered.map(({ key: code, label }): [string, string] => [code, label])}
        chosen={chosen.key}
        onChoose={setKey}
      />
      {rows.length === 0 && <Text className="hint">{parting.label}未公布，分不开。</Text>}
      <View className="bars" ariaRole="table" ariaLabel={title} aria-label={title}>
        {rows.map(({ value, statistic, query, share }) => {
          const name = parting.wordOf(value, nameOf)
          const unknown = unknownWords(statistic, counted(kind))
          return (
            <View key={value} className="bars__row bars__row--linked" ariaRole="row">
              <View className="bars__name" ariaRole="rowheader">
                <Text>{name}</Text>
              </View>
              <View className="bars__words" ariaRole="cell">
                <Figure
                  kind={kind}
                  name={`${name}，${statistic.label}`}
                  words={valueWords(statistic, counted(kind))}
                  query={query && narrowedBy(asked, query)}
                />
                {unknown !== null && <Text className="hint">{unknown}</Text>}
              </View>
              <View className="bars__bar" aria-hidden="true">
                <Image className="bars__picture" mode="scaleToFill" src={barPicture(share)} />
              </View>
            </View>
          )
        })}
      </View>
      {rest !== null && rest > 0 && (
        <Text className="hint">
          另有 {rest} {counted(kind)}没有公布{parting.label}，不在表中。
        </Text>
      )}
      {groups.length === GROUPS_MAX && <Text className="hint">只列条数最多的 {GROUPS_MAX} 组。</Text>}
    </Card>
  )
}
