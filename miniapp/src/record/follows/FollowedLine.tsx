import { Text, View } from '@tarojs/components'
import type { RecordAnswer } from '@shared/api/records'
import type { Day } from '@shared/codes/dates'
import { KINDS } from '@shared/kinds/index'
import { recordPath } from '@/api/paths'
import { Line } from '@/components/Line'
import { Tap } from '@/components/Tap'
import { unfollow } from '@/hooks/follows'
import { useRemote } from '@/hooks/useRemote'
import { recordUrl } from '@/kinds/addresses'
import { pagesOf } from '@/kinds/index'
import { open } from '@/kinds/open'
import type { Follow } from '@/text/following'
import { age } from '@/text/time'
import { todayOf } from '@/text/today'
import { changesSince } from './changed'

/** A followed record: what it is called, what has changed of it, how old that is where there is no network, and the way to let it go. */
export function FollowedLine({ one, today }: { one: Follow; today: Day }) {
  const { kind, id } = one
  const { data, at, state, error } = useRemote<RecordAnswer>(recordPath(kind, id))
  const body = data?.record.body ?? null
  const isGone = error?.code === 'record_not_found' || (data !== null && body === null)
  const isOver = one.until !== null && one.until < (data && at !== null ? todayOf(data, at) : today)
  const title = (body && pagesOf(kind).title(body)) ?? (isGone || isOver ? null : one.title)
  const changed = data === null ? [] : changesSince(one, data)
  return (
    <View className="followed">
      <Line
        title={title ?? (isGone || isOver ? `${KINDS[kind]}（不再公示）` : KINDS[kind])}
        badge={changed.length > 0 ? { words: '有变更', tone: 'warn' } : null}
        notes={[title === null || title === KINDS[kind] ? null : KINDS[kind], changed.join('，'), ...ageNotes()]}
        onTap={() => open(recordUrl(kind, id))}
      />
      <Tap className="link link--plain" label={`取消关注：${title ?? KINDS[kind]}`} onTap={() => unfollow(one)}>
        取消关注
      </Tap>
      {isGone && <Text className="hint">它不再公开，只留下时间和原因；可以取消关注。</Text>}
    </View>
  )

  /** What the line says of an answer that is not of now. */
  function ageNotes(): (string | null)[] {
    if (state === 'loading') return [data === null ? '正在核对有没有变更……' : null]
    if (state === 'shown' || isGone) return []
    return [at === null ? `${error?.message ?? ''}不知道有没有变更。` : `${error?.message ?? ''}这是 ${age(at)} 的数据。`]
  }
}
