import { Text } from '@tarojs/components'
import type { PublicRecord } from '@shared/api/records'
import { STATES } from '@shared/vocabulary'
import { Card } from './Card'

/** What stays of a record that is not shown any more: that it was here, why it ended, since when. */
export function TombstoneCard({ record }: { record: PublicRecord }) {
  return (
    <Card title={STATES[record.state]} id="tombstone">
      <Text>
        {record.tombstone?.reason ?? '内容不再公开'}
        {record.tombstone ? `（自 ${record.tombstone.since}）` : ''}
      </Text>
    </Card>
  )
}
