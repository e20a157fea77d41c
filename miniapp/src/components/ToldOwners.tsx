import { Text } from '@tarojs/components'
import type { RecordAnswer } from '@shared/api/records'
import type { ToldAnswer } from '@shared/api/subscriptions'
import type { Kind } from '@shared/kinds/index'
import { toldPath } from '@/api/paths'
import { useRemote } from '@/hooks/useRemote'
import { toldWords } from '@/text/toldOwners'

/** How many owners were told of the decisions of a record. Of an edition of the past nothing is asked, and where nobody answers nothing is said. */
export function ToldOwners({ answer: { record, related } }: { answer: Pick<RecordAnswer<Kind>, 'record' | 'related'> }) {
  const { data } = useRemote<ToldAnswer>(related === null ? null : toldPath(record.kind, record.id))
  const words = data ? toldWords(data) : null
  return words === null ? null : <Text className="hint">{words}</Text>
}
