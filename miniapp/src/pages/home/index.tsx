import Taro, { useDidHide } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { SummaryAnswer } from '@shared/api/city'
import { SUMMARY } from '@/api/paths'
import { withQuery } from '@/api/request'
import { bounded } from '@/components/Boundary'
import { Card } from '@/components/Card'
import { SHOW_ALL } from '@/hooks/useShowAll'
import { FreshnessOf } from '@/components/Freshness'
import { Icon } from '@/components/Icon'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Search } from '@/components/Search'
import { Tap } from '@/components/Tap'
import { setLost, useLost } from '@/hooks/lost'
import { useRemote } from '@/hooks/useRemote'
import { useSources } from '@/hooks/useSources'
import { orUnknown } from '@/text/words'
import { ENTERPRISES, NOTICES, ZONES, figureUrl } from '@/kinds/addresses'
import { FIRST_DOORS } from '@/kinds/doors'
import { OverdueHazards } from '@/kinds/hazard/Overdue'
import { NoticeLine } from '@/kinds/notice/Line'
import { Week } from './Week'

const TABS = new Set([ZONES])

const open = (url: string) => void (TABS.has(url) ? Taro.switchTab({ url }) : Taro.navigateTo({ url }))

function Home() {
  const summary = useRemote<SummaryAnswer>(SUMMARY)
  const sources = useSources()
  const isLost = useLost()
  useDidHide(() => setLost(false))
  return (
    <Page tab wide>
      {isLost && (
        <View className="state" ariaRole="alert" id="lost">
          <Text>没有找到您要打开的页面，地址可能写错或已经改变。这里是首页，可以从这里查找。</Text>
        </View>
      )}
      <View className="title" ariaRole="heading">
        <Text>{summary.data?.city.name ?? ''}安全生产公示</Text>
      </View>
      <Search placeholder="名称两个字或信用代码" onSearch={(text) => text !== '' && open(withQuery(ENTERPRISES, { q: text }))} />
      <View className="doors">
        {FIRST_DOORS.map(({ text, note, url, icon }) => (
          <Tap key={url} className="door" role="link" label={`${text}：${note}`} onTap={() => open(url)}>
            <Icon name={icon} />
            <View className="door__words">
              <Text className="door__text">{text}</Text>
              <Text className="door__note">{note}</Text>
            </View>
          </Tap>
        ))}
      </View>
      <Loaded remote={summary}>
        {({ figures, newestNotices }) => (
          <View className="columns">
            <OverdueHazards figures={figures} />
            <Week {...sources} />
            <View className="figures">
              {figures.map(({ key, label, value, list }) => (
                <Tap
                  key={key}
                  className="figure"
                  role="link"
                  label={`${label} ${orUnknown(value)}，查看`}
                  onTap={() => open(pageOf(key, list))}
                >
                  <Text className="figure__value">{orUnknown(value)}</Text>
                  <Text className="figure__label">{label}</Text>
                </Tap>
              ))}
            </View>
            <Card title="最新通报" more={{ text: '全部 ›', onTap: () => open(NOTICES) }}>
              {newestNotices.length === 0 ? (
                <Text className="hint">现在没有公示中的通报。</Text>
              ) : (
                newestNotices.map((notice) => <NoticeLine key={notice.id} item={notice} />)
              )}
            </Card>
          </View>
        )}
      </Loaded>
      <FreshnessOf {...sources} />
    </Page>
  )
}

export default bounded(Home)

/** A figure opens the very list that it counts; a tab that was filtered before shows all of it again. */
function pageOf(key: string, { path, query }: SummaryAnswer['figures'][number]['list']): string {
  const page = figureUrl(key, path)
  if (TABS.has(page)) Taro.eventCenter.trigger(SHOW_ALL)
  return TABS.has(page) ? page : withQuery(page, query)
}
