import { useState } from 'react'
import Taro, { useDidShow } from '@tarojs/taro'
import { Switch, Text, View } from '@tarojs/components'
import { shanghaiDay } from '@shared/codes/dates'
import { forgetAll } from '@/api/storage'
import { bounded } from '@/components/Boundary'
import { Card } from '@/components/Card'
import { Line } from '@/components/Line'
import { Page } from '@/components/Page'
import { Tap } from '@/components/Tap'
import { dropEndedFollows, follows } from '@/hooks/follows'
import { dropEndedVisits, largeType, publicVisits, recent } from '@/hooks/settings'
import { useSetting } from '@/hooks/useSetting'
import { CHANGES_PAGE, FOLLOWS_PAGE, SOURCES_PAGE } from '@/text/links'

function Mine() {
  const [isLarge, setLarge] = useSetting(largeType)
  const [followed] = useSetting(follows)
  const [visits, setVisits] = useSetting(recent)
  const [today, setToday] = useState(() => shanghaiDay(new Date()))
  const shown = publicVisits(visits, today)
  useDidShow(() => {
    const now = shanghaiDay(new Date())
    setToday(now)
    dropEndedVisits(now)
    dropEndedFollows(now)
  })
  const forget = () => {
    forgetAll()
    setVisits([])
    follows.clear()
    void Taro.showToast({ title: '已清除', icon: 'none' })
  }
  return (
    <Page tab>
      <Card title="显示">
        <View className="setting">
          <Text>大字模式</Text>
          <Switch
            id="large-type"
            checked={isLarge}
            color="#1450A3"
            ariaLabel="大字模式"
            aria-label="大字模式"
            onChange={(event) => setLarge(event.detail.value)}
          />
        </View>
        <Text className="hint">深色随系统设置。</Text>
      </Card>
      <Card title="关注">
        <Line
          title="我的关注"
          mark={`${followed.length} 条`}
          tone="plain"
          notes={['上次看过之后的变更标在这里，只保存在这部手机上']}
          onTap={() => void Taro.navigateTo({ url: FOLLOWS_PAGE })}
        />
      </Card>
      <Card title="最近看过">
        {shown.length === 0 && <Text className="hint">看过的企业和公示会列在这里，只保存在这部手机上。</Text>}
        {shown.map(({ url, title, kind }) => (
          <Line key={url} title={title} notes={[kind === title ? null : kind]} onTap={() => void Taro.navigateTo({ url })} />
        ))}
      </Card>
      <Card title="关于">
        <Line
          title="数据来源与新鲜度"
          notes={['每个来源何时到达、采用和退回了多少行']}
          onTap={() => void Taro.navigateTo({ url: SOURCES_PAGE })}
        />
        <Line title="公示的变更" notes={['谁撤下了什么、更正了什么，都留痕']} onTap={() => void Taro.navigateTo({ url: CHANGES_PAGE })} />
        <Text className="hint">本程序转载监管部门公布的安全生产信息，每一条都注明来源和时间；不登录，不收集个人信息。</Text>
      </Card>
      <Tap className="button button--wide" onTap={forget}>
        清除保存在手机里的数据
      </Tap>
    </Page>
  )
}

export default bounded(Mine)
