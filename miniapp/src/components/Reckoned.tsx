import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { Card } from './Card'
import { Tap } from './Tap'

/** A value that no source says: it was computed, by a rule of a version. */
export interface ReckonedValue {
  name: string
  words: string
  rule: string
  version: number
}

/** What was computed on a page, folded: each value with the rule that makes it. */
export function Reckoned({ values }: { values: readonly ReckonedValue[] }) {
  const [isOpen, setOpen] = useState(false)
  if (values.length === 0) return null
  return (
    <Card id="reckoned">
      <Tap className="link link--plain" expanded={isOpen} onTap={() => setOpen(!isOpen)}>
        {isOpen ? '收起' : `哪些是算出来的（${values.length} 项），怎样算 ›`}
      </Tap>
      {isOpen &&
        values.map(({ name, words, rule, version }) => (
          <View key={name} className="reckoned">
            <Text className="reckoned__value">
              {name}：{words}
            </Text>
            <Text className="hint">
              计算值，规则第 {version} 版：{rule}
            </Text>
          </View>
        ))}
    </Card>
  )
}
