import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { FineAgency, FineSignal } from '@shared/kinds/fineAccount/money'
import { SIGNALS } from '@shared/kinds/fineAccount/words'
import { isKind } from '@shared/kinds/index'
import { Card, Fact } from '@/components/Card'
import { StartTip } from '@/components/StartTip'
import { Tap } from '@/components/Tap'
import { UNKNOWN, toneOf, wordOf } from '@/text/words'
import { recordUrl } from '../addresses'
import { open } from '../open'
import { numberWords } from './amounts'
import { signalStanding } from './standing'

/** Records of a list that stand open; the others come when somebody asks for them. */
const SHOWN = 12

/** The ten questions of an agency: those that its figures raise first, each with what would explain it and what the agency says; then the others. */
export function Signals({ agency: { agency, newest, signals } }: { agency: FineAgency }) {
  const seen = signals.filter(({ state }) => state === 'seen')
  const others = signals.filter(({ state }) => state !== 'seen')
  return (
    <View id="signals">
      {seen.map((signal) => (
        <Card key={signal.signal} title={signal.question} id={`signal-${signal.signal}`}>
          <Seen signal={signal} />
          <Answers answers={signal.answers} />
          <Behind signal={signal} />
        </Card>
      ))}
      <View className="actions">
        <StartTip
          kind="enforcement_misconduct"
          record={{ kind: 'fineAccount', id: newest, title: `${agency}罚款收支` }}
          text="知道实情？写给纪检监督台 ›"
        />
      </View>
      {others.length > 0 && (
        <Card title={seen.length === 0 ? '十个疑问' : '其余的疑问'} id="signals-others">
          {others.map((signal) => (
            <View key={signal.signal} className="reckoned" id={`signal-${signal.signal}`}>
              <Text className="reckoned__value">{wordOf(SIGNALS, signal.signal)}</Text>
              <Seen signal={signal} />
              {signal.answers.length > 0 && <Answers answers={signal.answers} />}
              <Behind signal={signal} />
            </View>
          ))}
        </Card>
      )}
      <Text className="hint">
        疑问是按公开数字算出来的，不是结论：数字对得上的说明有很多种。每个疑问怎样算、凭什么问，点开都有；单位公布了说明的，写在旁边。
      </Text>
    </View>
  )
}

function Seen({ signal }: { signal: FineSignal }) {
  const { tone, words } = signalStanding(signal)
  return (
    <View>
      <Text className={`line__standing hint--${tone}`}>
        {toneOf(tone).shape} {words}
      </Text>
      <Text className="paragraph">{signal.seen}</Text>
      {signal.state === 'seen' && <Text className="hint">{signal.explains}</Text>}
    </View>
  )
}

function Answers({ answers }: { answers: FineSignal['answers'] }) {
  if (answers.length === 0) return <Text className="hint">单位还没有公布说明。</Text>
  return (
    <View className="money__answer">
      {answers.map(({ text, month, publishedOn, url }) => (
        <View key={`${publishedOn} ${text}`}>
          <Text className="paragraph">单位的说明：{text}</Text>
          <Text className="hint">
            {month === null ? '' : `针对 ${month} · `}公布日期 {publishedOn ?? UNKNOWN}
            {url === null ? '' : ` · ${url}`}
          </Text>
        </View>
      ))}
    </View>
  )
}

/** The numbers, the very records, and the rule of a question, folded. */
function Behind({ signal: { signal, numbers, records, count, rule, version, basis } }: { signal: FineSignal }) {
  const [isOpen, setOpen] = useState(false)
  const [isWhole, setWhole] = useState(false)
  const all = records ?? []
  const shown = isWhole ? all : all.slice(0, SHOWN)
  return (
    <View>
      <Tap className="link link--plain" id={`behind-${signal}`} expanded={isOpen} onTap={() => setOpen(!isOpen)}>
        {isOpen ? '收起' : count === 0 ? '看怎样算的 ›' : `看数字、这 ${count} 条记录和怎样算的 ›`}
      </Tap>
      {isOpen && (
        <View>
          {numbers.map((one) => (
            <Fact key={one.label} name={one.label}>
              {numberWords(one)}
            </Fact>
          ))}
          <View className="money__records">
            {shown.map(({ kind, id, words }) => (
              <Tap key={`${kind} ${id}`} className="link" role="link" onTap={() => isKind(kind) && open(recordUrl(kind, id))}>
                {words} ›
              </Tap>
            ))}
          </View>
          {shown.length < all.length && (
            <Tap className="link link--plain" onTap={() => setWhole(true)}>
              全部 {all.length} 条 ›
            </Tap>
          )}
          <Text className="hint">
            计算值，规则第 {version} 版：{rule}。
          </Text>
          <Text className="hint">凭什么问：{basis}。</Text>
        </View>
      )}
    </View>
  )
}
