import { useState } from 'react'
import { View } from '@tarojs/components'
import type { GradingTable } from '@shared/grading/table'
import { Card, Fact } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { ruleWords } from './lines'

/** The published rule table itself: its basis, what each grade means, and every rule, on demand. */
export function Table({ table: { title, version, basis, from, to, bands, items, vetoes } }: { table: GradingTable }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Card title="计分规则" id="table">
      <Fact name="名称">{title}</Fact>
      <Fact name="版本">{version}</Fact>
      <Fact name="施行">
        {from} 起{to === null ? '' : `，至 ${to}`}
      </Fact>
      <Fact name="依据">{basis}</Fact>
      {bands.map(({ grade, from: least, means }) => (
        <Fact key={grade} name={`${grade}：${least} 分起`}>
          {means}
        </Fact>
      ))}
      <Tap className="link link--plain" id="table-rules" expanded={isOpen} onTap={() => setOpen(!isOpen)}>
        {isOpen ? '收起' : `全部 ${items.length + vetoes.length} 条规则 ›`}
      </Tap>
      {isOpen &&
        [...items, ...vetoes].map((rule) => (
          <View key={rule.code} className="hint">
            {ruleWords(rule)}
          </View>
        ))}
    </Card>
  )
}
