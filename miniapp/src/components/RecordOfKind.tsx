import type { Kind } from '@shared/kinds/index'
import { useRecord } from '@/hooks/useRecord'
import type { KindPages } from '@/kinds/define'
import { FollowRecord } from './FollowRecord'
import { JoinedRecords } from './JoinedRecords'
import { RecordFrame } from './RecordFrame'

/** The page of one record, as the pages of its kind show it. `url`: its address by its id, always the same function. */
export function RecordOfKind<K extends Kind>({ pages, url }: { pages: KindPages<K>; url: (id: string) => string }) {
  const { View } = pages
  return (
    <RecordFrame remote={useRecord(pages, url)} below={(answer) => <FollowRecord pages={pages} answer={answer} />}>
      {(body, answer, today) => <View body={body} answer={answer} today={today} joined={<JoinedRecords answer={answer} today={today} />} />}
    </RecordFrame>
  )
}
