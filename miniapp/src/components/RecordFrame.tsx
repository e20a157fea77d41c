import type { ReactNode } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { RecordAnswer } from '@shared/api/records'
import type { Day } from '@shared/codes/dates'
import { holdWords } from '@shared/hold'
import type { BodyOf } from '@shared/kinds/schemas'
import type { Kind } from '@shared/kinds/index'
import type { Remote } from '@/hooks/useRemote'
import { recordUrl } from '@/kinds/addresses'
import { ObjectionMark } from '@/kinds/objection/Mark'
import { RepliesBeside, ReplyMark } from '@/kinds/reply/Beside'
import { todayOf } from '@/text/today'
import { UNREAD } from '@/text/words'
import { Loaded } from './Loaded'
import { Page } from './Page'
import { Provenance } from './Provenance'
import { StartObjection } from './StartObjection'
import { StartReply } from './StartReply'
import { Tap } from './Tap'
import { TombstoneCard } from './TombstoneCard'
import { Unbroken } from './Unbroken'

/** Says that a page shows the past, and leads to the present. */
function PastMark({ answer: { record } }: { answer: RecordAnswer }) {
  const { params } = useRouter<{ edition?: string; on?: string }>()
  if (params.edition === undefined && params.on === undefined) return null
  const then = params.on === undefined ? `第 ${params.edition} 版` : ` ${params.on} 当天`
  return (
    <View className="state" id="past" ariaRole="status">
      <Text className="state__text">这是{then}公示的内容，可能不是现在的。</Text>
      <Tap className="button" role="link" onTap={() => void Taro.redirectTo({ url: recordUrl(record.kind, record.id) })}>
        看现在的
      </Tap>
    </View>
  )
}

/** Says that its subject was told of something that nobody else may know yet. */
function HoldMark({ answer: { record } }: { answer: RecordAnswer }) {
  if (!record.hold) return null
  return (
    <View className="card">
      <Text className="hint hint--warn" id="hold">
        ▲ <Unbroken text={holdWords(record.hold)} />
      </Text>
      <View className="hint">依据：{record.hold.basis}</View>
    </View>
  )
}

/** Names what its source wrote and nobody could read. */
function UnreadMark({ answer: { record } }: { answer: RecordAnswer }) {
  const unread = record.unread ?? []
  if (unread.length === 0) return null
  return (
    <View className="card">
      <Text className="hint hint--warn" id="unread">
        ▲ {UNREAD}：{unread.map(({ label }) => label).join('、')}。按不知道处理，不算没有公布；来源写的原文不在这里显示。
      </Text>
    </View>
  )
}

interface RecordFrameProps<K extends Kind> {
  remote: Remote<RecordAnswer<K>>
  /** `today`: the day it is at the service, whatever the phone's clock says */
  children: (body: BodyOf[K], answer: RecordAnswer<K>, today: Day) => ReactNode
  /** what stands below all that it says, and below what stays of it */
  below?: (answer: RecordAnswer<K>) => ReactNode
}

/** The page of one record: what it says, or what stays of it, closed by where it comes from. */
export function RecordFrame<K extends Kind>({ remote, children, below }: RecordFrameProps<K>) {
  return (
    <Page wide>
      <Loaded remote={remote}>
        {(answer, at) => (
          <View>
            <PastMark answer={answer} />
            <HoldMark answer={answer} />
            <ObjectionMark answer={answer} today={todayOf(answer, at)} />
            <ReplyMark answer={answer} />
            <View className="columns">
              {answer.record.body ? children(answer.record.body, answer, todayOf(answer, at)) : <TombstoneCard record={answer.record} />}
            </View>
            <RepliesBeside answer={answer} />
            <UnreadMark answer={answer} />
            {below?.(answer)}
            <Provenance answer={answer} />
            {answer.related && (
              <View className="ways">
                <StartReply kind={answer.record.kind} id={answer.record.id} />
                <StartObjection kind={answer.record.kind} id={answer.record.id} />
              </View>
            )}
          </View>
        )}
      </Loaded>
    </Page>
  )
}
