import { Text, View } from '@tarojs/components'
import type { RecordAnswer } from '@shared/api/records'
import { OWN_WORDS } from '@shared/kinds/reply/words'
import { Card } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { recordUrl } from '../addresses'
import { open } from '../open'
import { OwnWords } from './OwnWords'
import { sinceWords, standingWords } from './words'

/** What firms say of a record beside it, in their own words; that something was said and is not shown stands there too. */
export function RepliesBeside({ answer: { record, related } }: { answer: Pick<RecordAnswer, 'record' | 'related'> }) {
  const items = (related?.reply ?? []).filter(({ stage }) => stage !== 'replaced')
  if (items.length === 0) return null
  return (
    <Card title={OWN_WORDS} id="replies">
      {items.map((item) => {
        const since = sinceWords(item, record)
        return (
          <View key={item.id} className="reply">
            {item.text === null ? (
              <Text className="paragraph">
                {item.enterprise.name}的回应：{standingWords(item)}。
              </Text>
            ) : (
              <OwnWords told={item} />
            )}
            {since && item.text !== null && <Text className="hint hint--warn">▲ {since}</Text>}
            <Tap className="link link--plain" role="link" onTap={() => open(recordUrl('reply', item.id))}>
              这份回应和它的变更 ›
            </Tap>
          </View>
        )
      })}
    </Card>
  )
}

/** What stands over a record that a firm has answered: that it has, and the way to what it says. */
export function ReplyMark({ answer: { related } }: { answer: Pick<RecordAnswer, 'related'> }) {
  const items = (related?.reply ?? []).filter(({ stage }) => stage === 'published')
  if (items.length === 0) return null
  return (
    <View className="card" id="replied">
      {items.map(({ id, enterprise }) => (
        <Tap key={id} className="link link--plain" role="link" onTap={() => open(recordUrl('reply', id))}>
          {enterprise.name}有回应（企业自述，未经核实） ›
        </Tap>
      ))}
    </View>
  )
}
