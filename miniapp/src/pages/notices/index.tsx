import { useEffect } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { SummaryAnswer } from '@shared/api/city'
import { WORDS, type Kind } from '@shared/kinds/index'
import { codesOf } from '@shared/vocabulary'
import { SUMMARY } from '@/api/paths'
import { withQuery } from '@/api/request'
import { bounded } from '@/components/Boundary'
import { Freshness } from '@/components/Freshness'
import { Icon } from '@/components/Icon'
import { Line } from '@/components/Line'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Tap } from '@/components/Tap'
import { useRemote } from '@/hooks/useRemote'
import { NOTICES, listUrl } from '@/kinds/addresses'
import { DOORS, type Door } from '@/kinds/doors'
import { open } from '@/kinds/open'
import { askedIn } from '@/text/asked'
import { CHANGES_PAGE } from '@/text/links'
import { moment } from '@/text/time'
import { UNKNOWN } from '@/text/words'

/** What the address of this page asked for when it was the list of notices. */
const OF_NOTICES = ['q', 'board', 'sector', 'from']

const ENTRIES = codesOf(DOORS).flatMap((kind): [Kind, Door][] => (DOORS[kind] === null ? [] : [[kind, DOORS[kind]]]))

/** The hall: a door to everything that is published, with how much is behind it, as of when. */
function Hall() {
  const summary = useRemote<SummaryAnswer>(SUMMARY)
  useOldAddress()
  return (
    <Page tab wide>
      <View className="title" ariaRole="heading">
        <Text>公示了什么</Text>
      </View>
      <Loaded remote={summary}>
        {({ counts, asOf }) => (
          <View>
            <View className="hall">
              {ENTRIES.map(([kind, door]) => (
                <HallDoor key={kind} kind={kind} door={door} total={counts.find((one) => one.kind === kind)?.total ?? null} />
              ))}
            </View>
            <Text className="hint">
              数量截至 {moment(asOf)}。「{UNKNOWN}」是从来没有来源公布过，不等于没有。
            </Text>
          </View>
        )}
      </Loaded>
      <View className="lines">
        <View>
          <Line title="公示的变更" notes={['谁撤下了什么、更正了什么，都留痕']} onTap={() => open(CHANGES_PAGE)} />
        </View>
      </View>
      <Freshness />
    </Page>
  )
}

export default bounded(Hall)

function HallDoor({ kind, door: { icon, note }, total }: { kind: Kind; door: Door; total: number | null }) {
  const { name, unit } = WORDS[kind]
  const count = total === null ? UNKNOWN : `${total} ${unit}`
  return (
    <Tap className="entry" id={`door-${kind}`} role="link" label={`${name}：${note}。${count}`} onTap={() => open(listUrl(kind))}>
      <View className="entry__icon">
        <Icon name={icon} />
      </View>
      <View className="entry__text">
        <Text className="entry__name">{name}</Text>
        <Text className="entry__note">{note}</Text>
        <Text className={`entry__count ${total === null ? 'entry__count--unknown' : ''}`}>{count}</Text>
      </View>
    </Tap>
  )
}

/** An address of the list of notices from before leads on to that list. */
function useOldAddress(): void {
  const { params } = useRouter<Record<string, string | undefined>>()
  const old = withQuery(NOTICES, askedIn(params, OF_NOTICES))
  useEffect(() => {
    if (old !== NOTICES) void Taro.navigateTo({ url: old })
  }, [old])
}
