import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Text } from '@tarojs/components'
import { LIST_PATHS, WORDS, type Kind } from '@shared/kinds/index'
import type { ItemOf } from '@shared/kinds/schemas'
import { usePagedList } from '@/hooks/usePagedList'
import { useShowAll } from '@/hooks/useShowAll'
import type { KindPages } from '@/kinds/define'
import { param } from '@/text/param'
import { Chips } from './Chips'
import { Page } from './Page'
import { PagedLines } from './PagedLines'
import { Search } from './Search'

const NOTHING = () => {}

/** The list of a kind: a search, its choices, its lines. What the address asks for is chosen at first; a tab shows all of it when it is told to. */
export function ListOfKind<K extends Kind>({ pages: { kind, list, Line }, tab = false }: { pages: KindPages<K>; tab?: boolean }) {
  const { params } = useRouter<Record<string, string | undefined>>()
  const { choices, fixed, placeholder, empty, unit = WORDS[kind].unit } = list
  const [q, setQ] = useState(param(params.q))
  const [chosen, setChosen] = useState<Record<string, string>>(() =>
    Object.fromEntries(choices.map(({ name }) => [name, params[name] ?? ''])),
  )
  useShowAll(
    tab
      ? () => {
          setChosen({})
          setQ('')
        }
      : NOTHING,
  )
  const { from } = params
  const paged = usePagedList<ItemOf[K]>(LIST_PATHS[kind], { ...fixed, from, ...chosen, q })
  return (
    <Page tab={tab}>
      <Search placeholder={placeholder} initial={q} onSearch={setQ} />
      {choices.map(({ name, label, choices: codes }) => (
        <Chips
          key={name}
          label={label}
          choices={codes}
          chosen={chosen[name] ?? ''}
          onChoose={(code) => setChosen((before) => ({ ...before, [name]: code }))}
        />
      ))}
      {from && (
        <Text className="hint">
          只列 {from} 以来的{WORDS[kind].short}
        </Text>
      )}
      <PagedLines list={paged} unit={unit} empty={empty} line={(item) => <Line item={item} />} />
    </Page>
  )
}
