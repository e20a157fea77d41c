import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { DirectiveBody } from '@shared/kinds/directive/schema'
import { Card } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { UNKNOWN } from '@/text/words'

/** What the front line is asked, as it is asked; the answers are told when somebody wants them. */
export function Quiz({ quiz }: { quiz: DirectiveBody['quiz'] }) {
  const [isOpen, setOpen] = useState(false)
  if (quiz.length === 0) return null
  return (
    <Card title={`考一考：${quiz.length} 题`} id="quiz">
      {quiz.map(({ question, choices, answer }, i) => (
        <View key={question} className="reckoned">
          <Text className="reckoned__value">
            {i + 1}. {question}
          </Text>
          {choices.map((choice, at) => (
            <Text key={choice} className="quiz__choice">
              {LETTERS[at] ?? `${at + 1}`}. {choice}
            </Text>
          ))}
          {isOpen && <Text className="hint">答案：{answer ?? UNKNOWN}</Text>}
        </View>
      ))}
      <Tap className="link link--plain" id="answers" expanded={isOpen} onTap={() => setOpen(!isOpen)}>
        {isOpen ? '收起答案' : '看答案 ›'}
      </Tap>
    </Card>
  )
}

const LETTERS = [...'ABCDEFGH']
