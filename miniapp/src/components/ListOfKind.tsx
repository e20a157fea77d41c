import { useState } from 'react'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { LIST_PATHS, WORDS, type Kind } from '@shared/kinds/index'
import type { ItemOf } from '@shared/kinds/schemas'
import { nameAddress } from '@/api/address'
import { withQuery } from '@/api/request'
import { usePagedList } from '@/hooks/usePagedList'
import { listUrl } from '@/kinds/addresses'
import type { Choices, KindPages } from '@/kinds/define'
import { askedIn, boundsOf } from '@/text/asked'
import { todayOf } from '@/text/today'
import { Chips } from './Chips'
import { Page } from './Page'
import { PagedLines } from './PagedLines'
import { Search } from './Search'
import { Tap } from './Tap'

interface ListOfKindProps<K extends Kind> {
  pages: KindPages<K>
  /** the address of this page, without what it asks for */
  url?: string
}

/** The list of a kind: a search, its choices, its lines. What the address asks for is chosen at first, and what is chosen stands in the address. */
export function ListOfKind<K extends Kind>({ pages, url = listUrl(pages.kind) }: ListOfKindProps<K>) {
  const { kind, list, Line, Above } = pages
  const { params } = useRouter<Record<string, string | undefined>>()
  const { choices, fixed, placeholder, empty, unit = WORDS[kind].unit } = list
  const bounds = boundsOf(list, WORDS[kind].short)
  const [asked, setAsked] = useState(() => askedIn(params, ['q', ...choices.map(({ name }) => name), ...Object.keys(bounds)]))
  const ask = (patch: Record<string, string>) => {
    const next = { ...asked, ...patch }
    setAsked(next)
    nameAddress(withQuery(url, next))
  }
  useShareAppMessage(() => ({ title: WORDS[kind].name, path: withQuery(url, asked) }))
  const paged = usePagedList<ItemOf[K]>(LIST_PATHS[kind], { ...fixed, ...asked })
  const bound = Object.entries(bounds).filter(([name]) => (asked[name] ?? '') !== '')
  return (
    <Page>
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
      {Above && <Above asked={asked} />}
      <PagedLines
        list={paged}
        unit={unit}
        empty={empty}
        line={(item) => <Line item={item} today={todayOf(paged.data ?? {}, paged.at ?? 0)} />}
      />
    </Page>
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
