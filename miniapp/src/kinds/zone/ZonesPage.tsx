import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ZonesAtAnswer } from '@shared/api/city'
import type { ZoneItem } from '@shared/kinds/zone/schema'
import { zone } from '@shared/kinds/zone/kind'
import { SECTORS, codesOf } from '@shared/vocabulary'
import { roleWords } from '@shared/kinds/zone/personWords'
import { locate } from '@/api/location'
import { ZONES_AT, listPath } from '@/api/paths'
import { type RequestError, get, withQuery } from '@/api/request'
import { Card } from '@/components/Card'
import { Chips } from '@/components/Chips'
import { ListWays } from '@/components/ListWays'
import { Page } from '@/components/Page'
import { PagedLines } from '@/components/PagedLines'
import { Search } from '@/components/Search'
import { StartTip } from '@/components/StartTip'
import { Tap } from '@/components/Tap'
import { usePagedList } from '@/hooks/usePagedList'
import { useShowAll } from '@/hooks/useShowAll'
import { ZoneLine } from './Line'
import { Persons } from './Persons'
import { list as page } from './list'
import { zoneMark } from './mark'

const ZONE = { kind: 'zone', mark: zoneMark } as const

const WAYS: [string, string][] = [
  ['place', '按地点'],
  ['industry', '按行业领域'],
]
const INDUSTRIES = codesOf(SECTORS).map((code): [string, string] => [code, SECTORS[code]])

/** The tab of zones: who answers here, and the list by place or by industry. */
export function ZonesPage() {
  const [way, setWay] = useState('place')
  const [industry, setIndustry] = useState('construction')
  const [q, setQ] = useState('')
  const query: Record<string, string> = q !== '' ? { q } : way === 'industry' ? { industry } : {}
  useShowAll(() => {
    setWay('place')
    setQ('')
  })
  const list = usePagedList<ZoneItem>(listPath('zone'), query)
  return (
    <Page tab wide>
      <Here />
      <Search placeholder={page.placeholder ?? ''} onSearch={setQ} />
      {q === '' && <Chips label="查找方式" choices={WAYS} chosen={way} onChoose={setWay} />}
      {q === '' && way === 'industry' && <Chips label="行业领域" choices={INDUSTRIES} chosen={industry} onChoose={setIndustry} />}
      <ListWays pages={ZONE} asked={query} />
      <PagedLines list={list} unit={zone.unit} empty={page.empty} line={(item) => <ZoneLine item={item} />} />
    </Page>
  )
}

/** Who answers here: asked for by a tap, never by itself. The place is used for this one question and not kept. */
function Here() {
  const [answer, setAnswer] = useState<ZonesAtAnswer | null>(null)
  const [state, setState] = useState<'idle' | 'asking' | { failed: string }>('idle')
  const ask = () => {
    // Of two questions the first could be answered last.
    if (state === 'asking') return
    setState('asking')
    locate()
      .then((here) => get<ZonesAtAnswer>(withQuery(ZONES_AT, { ...here })))
      .then(
        (found) => {
          setAnswer(found)
          setState('idle')
        },
        (error: RequestError) => setState({ failed: error.message }),
      )
  }
  return (
    <Card title="这里由谁负责" id="here">
      <Tap className="button button--wide" id="locate" onTap={ask}>
        {state === 'asking' ? '正在查找……' : '查我现在的位置'}
      </Tap>
      {typeof state === 'object' && (
        <View className="hint hint--warn" ariaRole="alert">
          {state.failed}
        </View>
      )}
      {answer?.zones.length === 0 && <Text className="hint">您所在的地点不在已公布的片区里。</Text>}
      {/* The nearest first: whoever stands in the street asks for the street. */}
      {[...(answer?.zones ?? [])].reverse().map(({ item, body }) => (
        <View key={item.id} className="here__zone">
          <ZoneLine item={item} />
          <Persons persons={body.persons} roleWords={roleWords} />
          <StartTip kind="no_answer" record={{ kind: 'zone', id: item.id, title: body.name }} text="没人接？写举报 ›" />
        </View>
      ))}
      <Text className="hint">位置只用于这一次查找，不保存。</Text>
    </Card>
  )
}
