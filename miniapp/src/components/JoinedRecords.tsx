import { Text, View } from '@tarojs/components'
import type { RecordAnswer } from '@shared/api/records'
import { WORDS, type Kind } from '@shared/kinds/index'
import type { ItemOf } from '@shared/kinds/schemas'
import { PAGES, pagesOf } from '@/kinds/index'
import { UNKNOWN } from '@/text/words'
import { Card } from './Card'

/** What records of other kinds say about one, a card a kind, each line with its end date. */
export function JoinedRecords({
  answer: { record, related, judgement },
}: {
  answer: Pick<RecordAnswer, 'record' | 'related' | 'judgement'>
}) {
  if (!related) return null
  // What it is judged by has its card also where nothing of it was ever published.
  const told = new Set<string>([...Object.keys(related), ...(judgement?.restsOn ?? [])])
  const kinds = (Object.keys(PAGES) as Kind[]).filter((kind) => kind !== record.kind && told.has(kind))
  return (
    <View>
      {kinds.map((kind) => (
        <Joined key={kind} kind={kind} items={related[kind]} />
      ))}
    </View>
  )
}

/** `items` missing: nothing of this kind was ever published, which is not the same as none. */
function Joined({ kind, items }: { kind: Kind; items: ItemOf[Kind][] | undefined }) {
  const { short, plural } = WORDS[kind]
  const { Line } = pagesOf(kind)
  return (
    <Card title={items ? `${short} ${items.length}` : short} id={plural}>
      {!items && (
        <Text className="hint">
          {short}数据{UNKNOWN}。
        </Text>
      )}
      {items?.length === 0 && <Text className="hint">没有公示中的{short}。</Text>}
      {items?.map((item) => (
        <Line key={item.id} item={item} />
      ))}
    </Card>
  )
}
