import { useEffect } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { RecordAnswer } from '@shared/api/records'
import type { Kind } from '@shared/kinds/index'
import { follow, follows, unfollow } from '@/hooks/follows'
import { useSetting } from '@/hooks/useSetting'
import type { KindPages } from '@/kinds/define'
import { FOLLOWS_MAX, followOf, isFollowed } from '@/text/following'
import { Tap } from './Tap'

interface FollowRecordProps<K extends Kind> {
  pages: Pick<KindPages<K>, 'title'>
  answer: RecordAnswer<K>
}

/** Follows the record of a page, or no more; of one that is followed it notes that it has been looked at. The past is not followed. */
export function FollowRecord<K extends Kind>({ pages, answer }: FollowRecordProps<K>) {
  const { params } = useRouter<{ edition?: string; on?: string }>()
  const isPast = params.edition !== undefined || params.on !== undefined
  const [kept] = useSetting(follows)
  const { record } = answer
  const isOn = isFollowed(kept, record)
  const keep = () => follow(followOf(answer, record.body && pages.title(record.body)))
  useEffect(() => {
    if (!isOn || isPast) return
    try {
      keep()
    } catch (error) {
      // The mark of the change stays until there is room: nothing is lost by it.
      console.warn('that a followed record was looked at could not be kept', error)
    }
    // Only an answer is something new to have looked at.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [answer, isOn, isPast])
  if (isPast || (record.body === null && !isOn)) return null
  const turn = () => {
    try {
      if (isOn) unfollow(record)
      else if (!keep()) void say(`最多关注 ${FOLLOWS_MAX} 条，先在「我的关注」里去掉一些`)
    } catch (error) {
      console.warn('the follows could not be kept', error)
      void say('手机存储已满，没有关注成')
    }
  }
  return (
    <View className="follow">
      <Tap className="button button--wide" id="follow" label={isOn ? '已关注，点一下取消关注' : '关注'} onTap={turn}>
        {isOn ? '✓ 已关注' : '＋ 关注'}
      </Tap>
      <Text className="hint">{isOn ? '有变更时在「我的 › 我的关注」里标出。' : '关注只保存在这部手机上，不用登录。'}</Text>
    </View>
  )
}

const say = (title: string) => Taro.showToast({ title, icon: 'none' })
