import { useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { shanghaiDay } from '@shared/codes/dates'
import { copy } from '@/api/clipboard'
import { CALENDAR } from '@/api/paths'
import { absoluteUrl, withQuery } from '@/api/request'
import { bounded } from '@/components/Boundary'
import { Card } from '@/components/Card'
import { Empty } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Tap } from '@/components/Tap'
import { dropEndedFollows, follows } from '@/hooks/follows'
import { useSetting } from '@/hooks/useSetting'
import { FOLLOWS_MAX, type Follow } from '@/text/following'
import { FollowedLine } from './FollowedLine'

/** What is followed on this phone, each with what has changed since it was last looked at. */
function Follows() {
  const [kept] = useSetting(follows)
  const [today, setToday] = useState(() => shanghaiDay(new Date()))
  useDidShow(() => {
    const now = shanghaiDay(new Date())
    setToday(now)
    dropEndedFollows(now)
  })
  return (
    <Page>
      {kept.length === 0 ? (
        <Empty text="还没有关注。打开一个片区、一家企业、一条隐患或一处监管点，点「＋ 关注」，这里会标出它的变更。" />
      ) : (
        <View>
          <Card>
            {kept.map((one) => (
              <FollowedLine key={`${one.kind}.${one.id}`} one={one} today={today} />
            ))}
          </Card>
          <Text className="hint">
            {kept.length >= FOLLOWS_MAX ? `已经关注 ${FOLLOWS_MAX} 条，这是上限；再关注前先去掉一些。` : `最多关注 ${FOLLOWS_MAX} 条。`}
            打开一条，它的变更标记就消失。名单只保存在这部手机上。
          </Text>
          <Tap className="button button--wide" id="calendar" onTap={() => void copy(absoluteUrl(calendarOf(kept)))}>
            复制期限日历的订阅地址（iCalendar）
          </Tap>
          <Text className="hint">地址里写着这些记录的编号：把它交给哪个日历，那个日历就知道您关注什么。增减关注后要重新复制。</Text>
        </View>
      )}
    </Page>
  )
}

export default bounded(Follows)

const calendarOf = (kept: readonly Follow[]): string =>
  withQuery(CALENDAR, { records: kept.map(({ kind, id }) => `${kind}.${id}`).join(',') })
