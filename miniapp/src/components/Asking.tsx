import { Fragment, useState } from 'react'
import { Text, View } from '@tarojs/components'
import { WORDS, isKind, type Kind } from '@shared/kinds/index'
import type { Asked } from '@/hooks/useAsked'
import { useCalled } from '@/hooks/useCalled'
import type { Bound, Choices, KindPages } from '@/kinds/define'
import { useDivisionNames } from '@/kinds/zone/divisions'
import { usePlaces } from '@/kinds/zone/places'
import { boundsOf, unknownIn } from '@/text/asked'
import { Chips } from './Chips'
import { Search } from './Search'
import { Tap } from './Tap'

interface AskingProps<K extends Kind> extends Asked {
  pages: Pick<KindPages<K>, 'kind' | 'list'>
}

const same = (written: string): string => written

/** What a list is asked for, to be changed: a search, rows of choices, and in words what its address alone can bound it by. */
export function Asking<K extends Kind>({ pages: { kind, list }, asked, ask, tooShort }: AskingProps<K>) {
  const { choices, placeholder, bounds, searchedAs = same } = list
  const { short } = WORDS[kind]
  const places = usePlaces(bounds?.division === undefined ? null : (asked.division ?? ''))
  const unknown = unknownIn(list, short, asked)
  const bound = Object.entries(boundsOf(list, short)).filter(
    ([name]) => (asked[name] ?? '') !== '' && !unknown.some((one) => one.name === name) && !places.some((one) => one.name === name),
  )
  const forget = (names: readonly string[]) => ask(Object.fromEntries(names.map((name) => [name, ''])))
  return (
    <View>
      {placeholder !== null && (
        <Search placeholder={placeholder} initial={tooShort ?? asked.q ?? ''} onSearch={(q) => ask({ q: searchedAs(q) })} />
      )}
      <Filters choices={choices} places={places} asked={asked} onChoose={(name, code) => ask({ [name]: code })} />
      {bound.length > 0 && (
        <View className="bound" id="bound">
          <Text className="hint">
            {bound.map(([name, words], i) => (
              <Fragment key={name}>
                {i === 0 ? '' : '；'}
                <BoundWords name={name} value={asked[name] ?? ''} words={words} />
              </Fragment>
            ))}
          </Text>
          <Tap className="link" onTap={() => forget(bound.map(([name]) => name))}>
            不限 ›
          </Tap>
        </View>
      )}
      {unknown.length > 0 && (
        <View className="bound" id="unknown" ariaRole="alert">
          <Text className="hint hint--warn">地址里有不认识的条件：{unknown.map(({ words }) => words).join('、')}</Text>
          <Tap className="link" onTap={() => forget(unknown.map(({ name }) => name))}>
            去掉 ›
          </Tap>
        </View>
      )}
    </View>
  )
}

interface BoundWordsProps {
  name: string
  value: string
  words: Bound
}

/** The sentence of a bound, with what is named by it called as it is called. */
function BoundWords({ name, value, words }: BoundWordsProps) {
  const called = useCalled(isKind(name) ? name : null, value)
  const divisions = useDivisionNames()
  const division = name === 'division' ? divisions(value) : null
  return <>{words(value, division ?? called)}</>
}

/** Rows of choices that stand open; the others are folded away until somebody asks for them. */
const OPEN_ROWS = 2

interface FiltersProps {
  choices: readonly Choices[]
  /** rows of where: they stand open too */
  places: readonly Choices[]
  asked: Readonly<Record<string, string>>
  onChoose: (name: string, code: string) => void
}

function Filters({ choices, places, asked, onChoose }: FiltersProps) {
  const folded = choices.slice(OPEN_ROWS)
  const chosen = folded.filter(({ name }) => (asked[name] ?? '') !== '').length
  const [isOpen, setOpen] = useState(chosen > 0)
  return (
    <View>
      {[...choices.slice(0, OPEN_ROWS), ...places, ...(isOpen ? folded : [])].map(({ name, label, choices: codes, chosen: own }) => (
        <Chips key={label} label={label} choices={codes} chosen={own ?? asked[name] ?? ''} onChoose={(code) => onChoose(name, code)} />
      ))}
      {folded.length > 0 && (
        <Tap className="link link--plain" id="more-filters" expanded={isOpen} onTap={() => setOpen(!isOpen)}>
          {isOpen ? '收起' : `更多条件：${folded.map(({ label }) => label).join('、')}`}
          {chosen > 0 ? `（已选 ${chosen}）` : ''}
        </Tap>
      )}
    </View>
  )
}
