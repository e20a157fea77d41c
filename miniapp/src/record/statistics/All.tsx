import { Text, View } from '@tarojs/components'
import type { Statistic, StatisticsAnswer } from '@shared/api/statistics'
import { WORDS, type Kind } from '@shared/kinds/index'
import { withQuery } from '@/api/request'
import { Card } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { listUrl } from '@/kinds/addresses'
import { open } from '@/kinds/open'
import { COVER_WORDS } from './compared'
import { narrowedBy, unknownWords, valueWords } from './figures'

interface AllProps {
  kind: Kind
  answer: StatisticsAnswer
  /** what the list is asked for, by parameter */
  asked: Readonly<Record<string, string>>
}

const CARDS = [
  { unit: 'count', title: '条数', id: 'counts' },
  { unit: 'persons', title: '伤亡人数', id: 'persons' },
  { unit: 'fen', title: '金额', id: 'money' },
  { unit: 'permille', title: '比率', id: 'rates' },
] as const

/** The numbers over everything that is asked for, each the way to the list that it counts, each rate with how it is reckoned. */
export function All({ kind, answer: { all, compared, rules }, asked }: AllProps) {
  return (
    <View>
      {CARDS.map(({ unit, title, id }) => {
        const own = all.filter((one) => one.unit === unit)
        if (own.length === 0) return null
        return (
          <Card key={unit} title={title} id={id}>
            {own.map((one) => (
              <Told
                key={one.key}
                kind={kind}
                statistic={one}
                asked={asked}
                isCovered={compared?.now.cover !== 'uncovered'}
                rule={rules.find(({ key }) => key === one.key) ?? null}
              />
            ))}
          </Card>
        )
      })}
    </View>
  )
}

interface ToldProps {
  kind: Kind
  statistic: Statistic
  asked: AllProps['asked']
  /** whether any source covers the time that it is of */
  isCovered: boolean
  rule: StatisticsAnswer['rules'][number] | null
}

function Told({ kind, statistic, asked, isCovered, rule }: ToldProps) {
  const { key, label, value } = statistic
  // What nobody tells is the sum of no list.
  const query = value === null ? null : statistic.query
  const words = isCovered ? valueWords(statistic, counted(kind)) : COVER_WORDS.uncovered
  const unknown = unknownWords(statistic, counted(kind))
  return (
    <View className="total" id={`total-${key}`}>
      <View className="total__row">
        <Text className="total__label">{label}</Text>
        <Figure kind={kind} name={label} words={words} query={query && narrowedBy(asked, query)} />
      </View>
      {unknown !== null && <Text className="hint">{unknown}</Text>}
      {rule && (
        <Text className="hint">
          计算值，规则第 {rule.version} 版：{rule.text}
        </Text>
      )}
    </View>
  )
}

/** What one of a kind is counted in: 条, 处. */
export const counted = (kind: Kind): string => WORDS[kind].unit.slice(0, 1)

interface FigureProps {
  kind: Kind
  name: string
  words: string
  /** parameters of the list that it counts; null where no single list does */
  query: Readonly<Record<string, string>> | null
}

/** A number, and the way to the very records that it counts. */
export function Figure({ kind, name, words, query }: FigureProps) {
  if (query === null) return <Text className="total__value">{words}</Text>
  return (
    <Tap className="link total__link" role="link" label={`${name}：${words}，看这些`} onTap={() => open(withQuery(listUrl(kind), query))}>
      {words} ›
    </Tap>
  )
}
