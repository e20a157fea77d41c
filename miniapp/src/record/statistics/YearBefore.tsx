import { Image, Text, View } from '@tarojs/components'
import type { Compared, Statistic, StatisticsAnswer } from '@shared/api/statistics'
import { quarterWords } from '@shared/codes/quarters'
import type { Kind } from '@shared/kinds/index'
import { withQuery } from '@/api/request'
import { Card } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { statisticsUrl } from '@/kinds/addresses'
import type { Parting } from '@/kinds/define'
import { open } from '@/kinds/open'
import { useDivisionNames } from '@/kinds/zone/divisions'
import { barPicture } from '@/text/bar'
import { Figure, counted } from './All'
import { COVER_WORDS, barsOf, changeWords, numberWords } from './compared'
import { narrowedBy, unknownWords } from './figures'

interface YearBeforeProps {
  kind: Kind
  partings: Readonly<Record<string, Parting>>
  by: string
  answer: StatisticsAnswer
  /** what the list is asked for, by parameter */
  asked: Readonly<Record<string, string>>
}

/** Figures that stand in the table. How many do not tell a number is said below the number itself. */
const isTold = ({ key }: Statistic): boolean => !key.endsWith('Untold')

/** Quarters, or what parts one of them, each number beside that of the same quarter of the year before. Each number leads to its list. */
export function YearBefore({ kind, partings, by, answer: { all, groups, compared, rules }, asked }: YearBeforeProps) {
  const nameOf = useDivisionNames()
  const parting = partings[by]
  if (!parting) return null
  const bars = barsOf(groups)
  const shown = rules.filter(({ key }) => !all.some((one) => one.key === key))
  // Where every group is a quarter, each leads on to what parts it.
  const areQuarters = groups.some(({ value, compared: pair }) => value === pair?.now.quarter)
  const title = compared && !areQuarters ? `${quarterWords(compared.now.quarter)}各${parting.label}` : `各${parting.label}`
  return (
    <Card title={`${title}：与上年同期`} id="year-before">
      {groups.length === 0 && <Text className="hint">两个季度都没有公布{parting.label}的记录，分不开。</Text>}
      {groups.map(({ value, query, statistics, compared: pair }, i) => {
        const name = parting.wordOf(value, nameOf)
        return (
          pair && (
            <View key={value} className="year" id={`year-${value}`} ariaRole="table" ariaLabel={name} aria-label={name}>
              <View className="year__name" ariaRole="heading">
                <Text>{name}</Text>
                {pair.now.cover !== 'covered' && <Text className="year__cover">{COVER_WORDS[pair.now.cover]}</Text>}
              </View>
              <View className="year__row year__row--head" ariaRole="row">
                {['', '本期', '上年同期', '增减'].map((word) => (
                  <View key={word} className="year__cell" ariaRole="columnheader">
                    <Text>{word}</Text>
                  </View>
                ))}
              </View>
              {statistics.filter(isTold).map((one) => (
                <Numbers key={one.key} kind={kind} name={name} statistic={one} pair={pair} narrowed={{ ...asked, ...query }} />
              ))}
              <View className="year__bars" aria-hidden="true">
                <Image className="year__bar" mode="scaleToFill" src={barPicture(bars[i]?.now ?? null)} />
                <Image className="year__bar year__bar--before" mode="scaleToFill" src={barPicture(bars[i]?.yearBefore ?? null)} />
              </View>
              {areQuarters && pair.now.cover !== 'uncovered' && (
                <Parted kind={kind} partings={partings} by={by} narrowed={{ ...asked, ...query }} />
              )}
            </View>
          )
        )
      })}
      <Text className="hint">条形是“{all[0]?.label}”一行的数：上面一条是本期，下面一条是上年同期；虚线框是未覆盖。</Text>
      {shown.map(({ key, version, text }) => (
        <View key={key} className="hint">
          计算值，规则第 {version} 版：{text}
        </View>
      ))}
    </Card>
  )
}

interface NumbersProps {
  kind: Kind
  name: string
  statistic: Statistic
  pair: Compared
  /** parameters of the list of the group */
  narrowed: Readonly<Record<string, string>>
}

/** One number of a group: now, a year before, and the change. */
function Numbers({ kind, name, statistic, pair, narrowed }: NumbersProps) {
  const { label, unit, query, yearBefore } = statistic
  const ofKind = counted(kind)
  const before = { unit, value: yearBefore?.value ?? null, unknown: yearBefore?.unknown ?? 0 }
  const cells = [
    { of: '本期', told: statistic, query, cover: pair.now.cover },
    { of: '上年同期', told: before, query: yearBefore?.query ?? null, cover: pair.yearBefore.cover },
  ]
  return (
    <View className="year__row" ariaRole="row">
      <View className="year__cell" ariaRole="rowheader">
        <Text>{label}</Text>
      </View>
      {cells.map(({ of, told, query: own, cover }) => {
        const unknown = unknownWords(told, ofKind)
        return (
          <View key={of} className="year__cell" ariaRole="cell">
            <Figure
              kind={kind}
              name={`${name}，${label}，${of}`}
              words={numberWords(told, cover, ofKind)}
              // What nobody tells is the sum of no list.
              query={own && told.value !== null ? narrowedBy(narrowed, own) : null}
            />
            {unknown !== null && <Text className="hint">{unknown}</Text>}
          </View>
        )
      })}
      <View className="year__cell" ariaRole="cell">
        <Text>{changeWords(statistic, pair, ofKind)}</Text>
      </View>
    </View>
  )
}

/** The way from a quarter to what parts it. */
function Parted({ kind, partings, by, narrowed }: Pick<NumbersProps, 'kind' | 'narrowed'> & Pick<YearBeforeProps, 'partings' | 'by'>) {
  const others = Object.entries(partings).filter(([code]) => code !== by)
  return (
    <View className="year__ways">
      {others.map(([code, { label }]) => (
        <Tap key={code} className="link" role="link" onTap={() => open(withQuery(statisticsUrl(kind), { ...narrowed, by: code }))}>
          看各{label} ›
        </Tap>
      ))}
    </View>
  )
}
