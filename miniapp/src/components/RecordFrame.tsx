import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { RecordAnswer } from '@shared/api/records'
import type { BodyOf } from '@shared/records/index'
import type { Kind } from '@shared/vocabulary'
import type { Remote } from '@/hooks/useRemote'
import { Loaded } from './Loaded'
import { Page } from './Page'
import { Provenance } from './Provenance'
import { TombstoneCard } from './TombstoneCard'

interface RecordFrameProps<K extends Kind> {
  remote: Remote<RecordAnswer<K>>
  children: (body: BodyOf[K], answer: RecordAnswer<K>) => ReactNode
}

/** The page of one record: what it says, or what stays of it, closed by where it comes from. */
export function RecordFrame<K extends Kind>({ remote, children }: RecordFrameProps<K>) {
  return (
    <Page>
      <Loaded remote={remote}>
        {(answer) => (
          <View>
            {answer.record.body ? children(answer.record.body, answer) : <TombstoneCard record={answer.record} />}
            <Provenance answer={answer} />
          </View>
        )}
      </Loaded>
    </Page>
  )
}
