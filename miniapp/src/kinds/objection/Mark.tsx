import { Text, View } from '@tarojs/components'
import type { Day } from '@shared/codes/dates'
import type { RecordAnswer } from '@shared/api/records'
import { Tap } from '@/components/Tap'
import { Unbroken } from '@/components/Unbroken'
import { recordUrl } from '../addresses'
import { open } from '../open'
import { isOverdue, standingWords } from './words'

/** What stands over a record that somebody objects to, or has objected to: how that stands, each a way to it. */
export function ObjectionMark({ answer, today }: { answer: Pick<RecordAnswer, 'related'>; today: Day }) {
  const items = answer.related?.objection ?? []
  if (items.length === 0) return null
  return (
    <View className="card" id="objections">
      {items.map((item) => (
        <Tap key={item.id} className="link link--plain" role="link" onTap={() => open(recordUrl('objection', item.id))}>
          <Text>
            {isOverdue(item, today) ? '■ ' : ''}
            <Unbroken text={item.outcome === null ? standingWords(item, today) : `异议已答复，${standingWords(item, today)}`} /> ›
          </Text>
        </Tap>
      ))}
    </View>
  )
}
