import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { WeekAnswer, WeekLine } from '@shared/api/changes'
import { WORDS } from '@shared/kinds/index'
import { NEWS, type News } from '@shared/vocabulary'
import { WEEK } from '@/api/paths'
import { Card } from '@/components/Card'
import { Loaded } from '@/components/Loaded'
import { Tap } from '@/components/Tap'
import { useRemote } from '@/hooks/useRemote'
import type { Sources } from '@/hooks/useSources'
import { CHANGES_PAGE, newsUrl } from '@/text/links'
import { emptyWords, spanWords, unchangedWords, unknownWords } from '@/text/week'

const SHOWN: readonly News[] = ['added', 'changed', 'ended']

const go = (url: string) => void Taro.navigateTo({ url })

/** What has changed in seven days, a line a kind; each number opens the changes that it counts. */
export function Week({ sources, failed }: Sources) {
  const week = useRemote<WeekAnswer>(WEEK)
  return (
    <Card title="这一周的变化" id="week" more={{ text: '全部 ›', onTap: () => go(CHANGES_PAGE) }}>
      <Loaded remote={week}>
        {({ from, to, lines }) => {
          const changed = lines.filter((line) => SHOWN.some((news) => line[news] > 0))
          const firsts = lines.filter(({ first }) => first > 0)
          const unchanged = changed.length + firsts.length > 0 && sources ? unchangedWords(lines, sources) : null
          return (
            <View>
              <Text className="hint">{spanWords({ from, to })}，按本站收录的日子算</Text>
              {changed.map((line) => (
                <View key={line.kind} className="week">
                  <Text className="week__kind">{WORDS[line.kind].short}</Text>
                  <View className="week__links">
                    {SHOWN.map(
                      (news) => line[news] > 0 && <Count key={news} line={line} news={news} words={NEWS[news]} span={{ from, to }} />,
                    )}
                  </View>
                </View>
              ))}
              {changed.length + firsts.length === 0 && (sources || failed) && <Text id="week-empty">{emptyWords(sources)}</Text>}
              {firsts.length > 0 && (
                <View id="week-first">
                  <Text className="hint">{NEWS.first}：本站第一次读到这些来源，里面也有早先公布的</Text>
                  <View className="week__links">
                    {firsts.map((line) => (
                      <Count key={line.kind} line={line} news="first" words={WORDS[line.kind].short} span={{ from, to }} />
                    ))}
                  </View>
                </View>
              )}
              {unchanged !== null && <Text className="hint">{unchanged}</Text>}
              {sources &&
                unknownWords(sources).map((words) => (
                  <Text key={words} className="hint hint--warn">
                    ▲ {words}
                  </Text>
                ))}
            </View>
          )
        }}
      </Loaded>
    </Card>
  )
}

interface CountProps {
  line: WeekLine
  news: News
  words: string
  span: { from: string; to: string }
}

/** A number and the list of exactly these changes. */
function Count({ line, news, words, span }: CountProps) {
  const { kind } = line
  return (
    <Tap
      className="link link--plain whole"
      id={`week-${kind}-${news}`}
      role="link"
      label={`${WORDS[kind].short}：${NEWS[news]} ${line[news]}，查看`}
      onTap={() => go(newsUrl({ kind, news, ...span }))}
    >
      {words} {line[news]} ›
    </Tap>
  )
}
