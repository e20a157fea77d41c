import { Text, View } from '@tarojs/components'
import type { Day } from '@shared/codes/dates'
import type { RecordAnswer, SharedNumber } from '@shared/api/records'
import { WORDS, type Kind } from '@shared/kinds/index'
import type { ItemOf } from '@shared/kinds/schemas'
import { withQuery } from '@/api/request'
import { listUrl } from '@/kinds/addresses'
import { PAGES, pagesOf } from '@/kinds/index'
import { TOLD_APART } from '@/kinds/objectable'
import { open } from '@/kinds/open'
import { UNKNOWN } from '@/text/words'
import { Card } from './Card'
import { Tap } from './Tap'

/** Lines of one kind that a page shows before the list of them. */
const SHOWN = 3
/** An answer joins no more of a kind (server/read/joins.ts): then there may be more. */
const JOINED_MAX = 100

interface JoinedRecordsProps {
  answer: Pick<RecordAnswer, 'record' | 'related' | 'shared' | 'judgement'>
  /** the day it is at the service */
  today: Day
}

/** What records of other kinds say about one, a card a kind, each line with its end date. */
export function JoinedRecords({ answer: { record, related, shared = [], judgement }, today }: JoinedRecordsProps) {
  if (!related) return null
  // What it is judged by has its card also where nothing of it was ever published.
  const told = new Set<string>([...Object.keys(related), ...(judgement?.restsOn ?? [])])
  const kinds = (Object.keys(PAGES) as Kind[]).filter((kind) => kind !== record.kind && !TOLD_APART.has(kind) && told.has(kind))
  const unclear = new Set<string>(shared.map(({ kind }) => kind))
  const empty = kinds.filter((kind) => related[kind]?.length === 0 && !unclear.has(kind))
  return (
    <View>
      {shared.map((one) => (
        <OfSeveral key={`${one.kind} ${one.filter}`} {...one} of={record.kind} />
      ))}
      {kinds
        .filter((kind) => !empty.includes(kind) && !unclear.has(kind))
        .map((kind) => (
          <Joined key={kind} kind={kind} items={related[kind]} around={record} today={today} />
        ))}
      {empty.length > 0 && (
        <View className="card" id="none">
          <Text className="hint">没有公示中的：{empty.map((kind) => WORDS[kind].short).join('、')}</Text>
        </View>
      )}
    </View>
  )
}

/** What names a number that several records bear: how many of each, and the way to all of it. It is listed at none of them as theirs. */
function OfSeveral({ kind, filter, value, bearers, total, of }: SharedNumber & { of: Kind }) {
  const { short, plural, unit } = WORDS[kind as Kind]
  return (
    <Card title={short} id={plural}>
      <Text className="hint hint--warn">
        ▲ 编号 {value} 有 {bearers} {WORDS[of].unit}在用。写这个编号的 {total} {unit}看不出说的是哪一{[...WORDS[of].unit][0]}，不列在这里。
      </Text>
      <Tap className="link link--plain" role="link" onTap={() => open(withQuery(listUrl(kind as Kind), { [filter]: value }))}>
        看写编号 {value} 的 {total} {unit} ›
      </Tap>
    </Card>
  )
}

interface JoinedProps {
  kind: Kind
  /** missing: nothing of this kind was ever published, which is not the same as none */
  items: ItemOf[Kind][] | undefined
  /** what they are joined to */
  around: { kind: Kind; id: string }
  today: Day
}

function Joined({ kind, items, around, today }: JoinedProps) {
  const { short, plural, unit } = WORDS[kind]
  const { Line, list } = pagesOf(kind)
  const count = items && `${items.length}${items.length < JOINED_MAX ? '' : ' 以上'}`
  // Its list shows the same ones by itself where it can be bounded so.
  const hasList = list.bounds?.[around.kind] !== undefined
  const shown = hasList ? items?.slice(0, SHOWN) : items
  return (
    <Card title={items ? `${short} ${count}` : short} id={plural}>
      {!items && (
        <Text className="hint">
          {short}数据{UNKNOWN}。
        </Text>
      )}
      {shown?.map((item) => (
        <Line key={item.id} item={item} today={today} />
      ))}
      {/* Also where every line stands here: its list can be taken as a table. */}
      {items && items.length > 0 && hasList && (
        <Tap className="link link--plain" role="link" onTap={() => open(withQuery(listUrl(kind), { [around.kind]: around.id }))}>
          全部 {count} {unit} ›
        </Tap>
      )}
    </Card>
  )
}
