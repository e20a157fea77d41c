import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import type { RecordAnswer } from '@shared/api/records'
import { UNKNOWN } from '@/text/words'
import { Card } from './Card'
import { AccidentLine, NoticeLine, PenaltyLine } from './lines'

/** What other records say about an enterprise: its accidents, penalties and the notices about it, each with its end date. */
export function JoinedRecords({ related }: { related: NonNullable<RecordAnswer['related']> }) {
  return (
    <View>
      <Joined id="accidents" word="事故" items={related.accident} line={(item) => <AccidentLine key={item.id} item={item} />} />
      <Joined id="penalties" word="处罚" items={related.penalty} line={(item) => <PenaltyLine key={item.id} item={item} />} />
      <Joined id="notices" word="通报" items={related.notice} line={(item) => <NoticeLine key={item.id} item={item} />} />
    </View>
  )
}

interface JoinedProps<Item> {
  id: string
  word: string
  /** missing: nothing of this kind was ever published, which is not the same as none */
  items: Item[] | undefined
  line: (item: Item) => ReactNode
}

function Joined<Item>({ id, word, items, line }: JoinedProps<Item>) {
  return (
    <Card title={items ? `${word} ${items.length}` : word} id={id}>
      {!items && (
        <Text className="hint">
          {word}数据{UNKNOWN}。
        </Text>
      )}
      {items?.length === 0 && <Text className="hint">没有公示中的{word}。</Text>}
      {items?.map(line)}
    </Card>
  )
}
