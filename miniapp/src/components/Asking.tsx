import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { WORDS, type Kind } from '@shared/kinds/index'
import type { Asked } from '@/hooks/useAsked'
import type { Choices, KindPages } from '@/kinds/define'
import { boundsOf } from '@/text/asked'
import { Chips } from './Chips'
import { Search } from './Search'
import { Tap } from './Tap'

interface AskingProps<K extends Kind> extends Asked {
  pages: Pick<KindPages<K>, 'kind' | 'list'>
}

/** What a list is asked for, to be changed: a search, rows of choices, and in words what its address alone can bound it by. */
export function Asking<K extends Kind>({ pages: { kind, list }, asked, ask }: AskingProps<K>) {
  const { choices, placeholder } = list
  const bound = Object.entries(boundsOf(list, WORDS[kind].short)).filter(([name]) => (asked[name] ?? '') !== '')
  return (
    <View>
      {placeholder !== null && <Search placeholder={placeholder} initial={asked.q ?? ''} onSearch={(q) => ask({ q })} />}
      <Filters choices={choices} asked={asked} onChoose={(name, code) => ask({ [name]: code })} />
      {bound.length > 0 && (
        <View className="bound" id="bound">
          <Text className="hint">{bound.map(([name, words]) => words(asked[name] ?? '')).join('；')}</Text>
          <Tap className="link" onTap={() => ask(Object.fromEntries(bound.map(([name]) => [name, ''])))}>
            不限 ›
          </Tap>
        </View>
      )}
    </View>
  )
}

/** Rows of choices that stand open; the others are folded away until somebody asks for them. */
const OPEN_ROWS = 2

interface FiltersProps {
  choices: readonly Choices[]
  asked: Readonly<Record<string, string>>
  onChoose: (name: string, code: string) => void
}

function Filters({ choices, asked, onChoose }: FiltersProps) {
  const folded = choices.slice(OPEN_ROWS)
  const chosen = folded.filter(({ name }) => (asked[name] ?? '') !== '').length
  const [isOpen, setOpen] = useState(chosen > 0)
  return (
    <View>
      {(isOpen ? choices : choices.slice(0, OPEN_ROWS)).map(({ name, label, choices: codes }) => (
        <Chips key={name} label={label} choices={codes} chosen={asked[name] ?? ''} onChoose={(code) => onChoose(name, code)} />
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
