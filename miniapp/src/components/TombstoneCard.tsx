import { View } from '@tarojs/components'
import type { PublicRecord } from '@shared/api/records'
import { STATES } from '@shared/vocabulary'
import { Card, Fact } from './Card'

/** What stays of a record that is not shown any more: that it was here, why it ended, since when. */
export function TombstoneCard({ record: { state, tombstone } }: { record: PublicRecord }) {
  const isLate = tombstone?.due ? tombstone.since > tombstone.due : false
  return (
    <Card title={STATES[state]} id="tombstone">
      <View>
        {tombstone?.reason ?? '内容不再公开'}
        {tombstone ? `（自 ${tombstone.since}）` : ''}
      </View>
      {tombstone?.annulledOn && <Fact name="决定撤销">{tombstone.annulledOn}</Fact>}
      {tombstone?.due && (
        <Fact name="应撤下">
          最迟 {tombstone.due}（3 个工作日），{isLate ? '■ 已逾期' : '按时'}
        </Fact>
      )}
    </Card>
  )
}
