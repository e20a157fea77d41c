import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { GATE_RULES } from '@shared/gateRules'
import { Card } from '@/components/Card'
import { Tap } from '@/components/Tap'

/** What a terminal keeps out and does not let leave, folded away until somebody asks for it. */
export function GateRules() {
  const [isOpen, setOpen] = useState(false)
  return (
    <View>
      <Tap className="link link--plain" id="gate-rules" expanded={isOpen} onTap={() => setOpen(!isOpen)}>
        {isOpen ? '收起' : GATE_RULES.map(({ title }) => title).join('、')}
      </Tap>
      {isOpen &&
        GATE_RULES.map(({ title, basis, rules }) => (
          <Card key={title} title={title}>
            {rules.map((rule, i) => (
              <View key={rule}>
                {i + 1}. {rule}
              </View>
            ))}
            <Text className="hint">依据：{basis}</Text>
          </Card>
        ))}
    </View>
  )
}
