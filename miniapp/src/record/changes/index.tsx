import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { Change, ChangesAnswer } from '@shared/api/changes'
import { KINDS, isKind } from '@shared/kinds/index'
import { NEWS, OPERATIONS, codesOf, type News } from '@shared/vocabulary'
import { CHANGES, CHANGES_FEED } from '@/api/paths'
import { absoluteUrl, withQuery } from '@/api/request'
import { copy } from '@/api/clipboard'
import { bounded } from '@/components/Boundary'
import { Chips } from '@/components/Chips'
import { Line } from '@/components/Line'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { MoreLines } from '@/components/PagedLines'
import { Tap } from '@/components/Tap'
import { usePagedList } from '@/hooks/usePagedList'
import { followedIn, recordUrl } from '@/kinds/addresses'
import { CHANGES_PAGE } from '@/text/links'
import { param } from '@/text/param'
import { moment } from '@/text/time'
import { isDay, spanWords } from '@/text/week'
import { isCode, wordOf } from '@/text/words'

/** What people ask a register of changes first: what is gone, and what was wrong. */
const OPERATION_CHOICES: [string, string][] = [
  ['', '全部变更'],
  ...(['withdraw', 'correct', 'expire', 'repair', 'change'] as const).map((code): [string, string] => [code, OPERATIONS[code]]),
]
const KIND_CHOICES: [string, string][] = [['', '全部类别'], ...codesOf(KINDS).map((code): [string, string] => [code, KINDS[code]])]

function Changes() {
  const { params } = useRouter<Record<string, string | undefined>>()
  const asked = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, param(value)]))
  const followed = followedIn(asked)
  const { from, to, news = '' } = asked
  const span = isDay(from) && isDay(to) ? { from, to } : null
  const [operation, setOperation] = useState(params.operation ?? '')
  const [kind, setKind] = useState(asked.kind ?? '')
  const filter = { operation, kind, ...followed?.query }
  const query = { ...filter, from, to, news }
  const list = usePagedList<Change, ChangesAnswer>(CHANGES, query)
  return (
    <Page>
      {span === null ? (
        <View>
          <Chips label="变更" choices={OPERATION_CHOICES} chosen={operation} onChoose={setOperation} />
          <Chips label="类别" choices={KIND_CHOICES} chosen={kind} onChoose={setKind} />
        </View>
      ) : (
        <View id="span">
          <View className="title" ariaRole="heading">
            <Text>
              {isKind(kind) ? KINDS[kind] : ''}
              {isCode(NEWS, news) ? `　${wordOf(NEWS, news as News)}` : ''}
            </Text>
          </View>
          <Text className="hint">{spanWords(span)}本站收录的变更，一条记录变了几次就列几次</Text>
          <Tap className="link link--plain" role="link" onTap={() => void Taro.navigateTo({ url: CHANGES_PAGE })}>
            看全部变更 ›
          </Tap>
        </View>
      )}
      {followed && <Text className="hint">{followed.words}</Text>}
      <Loaded remote={list} empty={({ items }) => (items.length === 0 ? '没有这样的变更。' : null)}>
        {({ asOf }) => (
          <View>
            <MoreLines list={list} keyOf={({ id, edition }) => `${id}@${edition}`} line={(item) => <ChangeLine item={item} />} />
            <Text className="hint">数据截至 {moment(asOf)}。依法停止公示的，内容已经删除，只留时间和原因。</Text>
          </View>
        )}
      </Loaded>
      <Tap className="button button--wide" id="feed" onTap={() => void copy(absoluteUrl(withQuery(CHANGES_FEED, filter)))}>
        复制订阅地址（Atom）
      </Tap>
    </Page>
  )
}

export default bounded(Changes)

function ChangeLine({ item: { kind, id, operation, title, sentence, hoursToCorrect } }: { item: Change }) {
  return (
    <Line
      title={title ?? `${KINDS[kind]}（内容已删除）`}
      notes={[KINDS[kind], sentence, hoursToCorrect === null ? null : `错误公开了 ${hoursToCorrect} 小时`]}
      mark={sentence.startsWith(OPERATIONS[operation]) ? null : OPERATIONS[operation]}
      onTap={() => void Taro.navigateTo({ url: recordUrl(kind, id) })}
    />
  )
}
