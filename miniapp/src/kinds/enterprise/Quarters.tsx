import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { StripAnswer } from '@shared/api/strip'
import { quarterWords } from '@shared/codes/quarters'
import { quartersPath } from '@/api/paths'
import { Card } from '@/components/Card'
import { Line } from '@/components/Line'
import { Loaded } from '@/components/Loaded'
import { Tap } from '@/components/Tap'
import { useRemote } from '@/hooks/useRemote'
import { recordUrl } from '../addresses'
import { open } from '../open'
import { cellsOf, legendOf, olderWords, recordWords, recordsIn, restWords, undatedWords, whenWords } from './strip'

/** The last twelve quarters of a firm, by the records that are public today: a letter and its words each, and the very records behind a tap. */
export function Quarters({ id }: { id: string }) {
  const remote = useRemote<StripAnswer>(quartersPath('enterprise', id))
  return (
    <Card title="近十二个季度" id="quarters">
      <Loaded remote={remote}>{(answer) => <Strip answer={answer} />}</Loaded>
    </Card>
  )
}

function Strip({ answer }: { answer: StripAnswer }) {
  const [chosen, choose] = useState<string | null>(null)
  const older = olderWords(answer)
  return (
    <View>
      <View className="quarters">
        {cellsOf(answer).map(({ quarter, name, letters, words, label, look }) => (
          <Tap
            key={quarter}
            id={`quarter-${quarter}`}
            className={`quarter quarter--${look} ${quarter === chosen ? 'quarter--chosen' : ''}`}
            label={label}
            expanded={quarter === chosen}
            onTap={() => choose(quarter === chosen ? null : quarter)}
          >
            <Text className="quarter__name">{name}</Text>
            <Text className="quarter__letters">{letters}</Text>
            {words.map((one) => (
              <Text key={one} className="quarter__name">
                {one}
              </Text>
            ))}
          </Tap>
        ))}
      </View>
      {chosen === null ? (
        <Text className="hint">涉及这家企业、今天仍在公示的记录，按季度。点一个季度，看是哪几条。</Text>
      ) : (
        <Chosen answer={answer} quarter={chosen} />
      )}
      <View className="quarters__legend">
        {legendOf(answer.kinds).map((one) => (
          <Text key={one} className="hint">
            {one}
          </Text>
        ))}
      </View>
      {answer.undated.length > 0 && (
        <View id="undated">
          <Text className="hint">另有 {answer.undated.length} 条看不出算在哪个季度：日期或期限没有写明，或者还没有到。</Text>
          {answer.undated.map((one) => (
            <Line key={`${one.kind} ${one.id}`} title={undatedWords(one)} onTap={() => open(recordUrl(one.kind, one.id))} />
          ))}
        </View>
      )}
      {older !== null && <Text className="hint">{older}</Text>}
      <HowReckoned answer={answer} />
    </View>
  )
}

/** What a quarter counts, each record with the way to it, and what is not known of it. */
function Chosen({ answer, quarter }: { answer: StripAnswer; quarter: string }) {
  const rest = restWords(answer, quarter)
  return (
    <View id="quarter-records">
      <View className="card__part" ariaRole="heading">
        <Text>{quarterWords(quarter)}</Text>
      </View>
      {recordsIn(answer, quarter).map((record) => (
        <Line
          key={`${record.kind} ${record.id}`}
          title={recordWords(record, answer.kinds)}
          notes={[whenWords(record)]}
          onTap={() => open(recordUrl(record.kind, record.id))}
        />
      ))}
      {rest !== null && <Text className="hint">{rest}</Text>}
    </View>
  )
}

function HowReckoned({ answer: { rules, day } }: { answer: StripAnswer }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <View>
      <Tap className="link link--plain" id="quarters-rules" expanded={isOpen} onTap={() => setOpen(!isOpen)}>
        {isOpen ? '收起' : '怎么算的 ›'}
      </Tap>
      {isOpen && (
        <View>
          {rules.map(({ key, text, version }) => (
            <View key={key} className="hint">
              计算值，规则第 {version} 版：{text}
            </View>
          ))}
          <Text className="hint">按 {day} 公示的记录计算。</Text>
        </View>
      )}
    </View>
  )
}
