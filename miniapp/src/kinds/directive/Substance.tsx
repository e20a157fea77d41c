import { Text, View } from '@tarojs/components'
import type { Computed } from '@shared/api/records'
import type { DirectiveBody } from '@shared/kinds/directive/schema'
import { DIRECTIVE_RULES, MISSING, SUBSTANCES } from '@shared/kinds/directive/words'
import { withQuery } from '@/api/request'
import { Card, Fact } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { UNKNOWN, wordOf } from '@/text/words'
import { listUrl } from '../addresses'
import { open } from '../open'
import { reckonedOf } from './reckoned'
import { writtenIn } from './written'

/** What the check counts, beside what it finds. */
const COUNTED = ['keptShare', 'overdue', 'charactersPerMeasure']

/** The check of substance: what is written and what is not as marks, then what was reckoned, each way to the very list of the same. */
export function Substance({ body, computed }: { body: DirectiveBody; computed: readonly Computed[] }) {
  const { substance, measures, characters } = body
  const counted = reckonedOf(COUNTED.flatMap((field) => computed.filter((one) => one.field === field)))
  const list = (query: Record<string, string>) => () => open(withQuery(listUrl('directive'), query))
  return (
    <Card title="求精求实：写明了什么" id="substance">
      <View className="marks" ariaRole="list">
        {writtenIn(body).map(({ one, isWhole, told }) => (
          <View key={one} className={`mark ${isWhole ? 'mark--filled' : 'mark--empty'}`} ariaRole="listitem">
            <View className="mark__shape" aria-hidden="true">
              {isWhole ? '●' : '○'}
            </View>
            <Text className="mark__word">{MISSING[one]}</Text>
            <Text className="mark__told">{told}</Text>
          </View>
        ))}
      </View>
      <Fact name="核查结果">{wordOf(SUBSTANCES, substance)}</Fact>
      <Fact name="篇幅">
        {characters === null ? `全文字数${UNKNOWN}` : `全文 ${characters} 字`}，措施 {measures.length} 条
      </Fact>
      {counted.map(({ name, words }) => (
        <Fact key={name} name={name}>
          {words}
        </Fact>
      ))}
      <Text className="hint">
        计算值，规则第 {DIRECTIVE_RULES.substance.version} 版：{DIRECTIVE_RULES.substance.text}。其余各项怎样算，见本页下方。
      </Text>
      <Tap className="link link--plain" id="same-substance" role="link" onTap={list({ substance })}>
        核查结果是「{wordOf(SUBSTANCES, substance)}」的文件 ›
      </Tap>
      {body.missing.map((one) => (
        <Tap key={one} className="link link--plain" id={`missing-${one}`} role="link" onTap={list({ missing: one })}>
          没有全部写明{wordOf(MISSING, one)}的文件 ›
        </Tap>
      ))}
    </Card>
  )
}
