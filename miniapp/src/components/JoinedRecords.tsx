import { Text, View } from '@tarojs/components'
import type { RecordAnswer } from '@shared/api/records'
import { Card } from './Card'
import { AccidentLine, NoticeLine } from './lines'

/** What other records say about an enterprise: its accidents and the notices about it, each with its end date. */
export function JoinedRecords({ related }: { related: NonNullable<RecordAnswer['related']> }) {
  const { accidents = [], notices = [] } = related
  return (
    <View>
      <Card title={`事故 ${accidents.length}`} id="accidents">
        {accidents.length === 0 ? (
          <Text className="hint">没有公示中的事故。</Text>
        ) : (
          accidents.map((item) => <AccidentLine key={item.id} item={item} />)
        )}
      </Card>
      <Card title={`通报 ${notices.length}`} id="notices">
        {notices.length === 0 ? (
          <Text className="hint">没有公示中的通报。</Text>
        ) : (
          notices.map((item) => <NoticeLine key={item.id} item={item} />)
        )}
      </Card>
    </View>
  )
}
