import { Text, View } from '@tarojs/components'
import type { AccidentBody } from '@shared/kinds/accident/schema'
import { SECTORS } from '@shared/vocabulary'
import { withQuery } from '@/api/request'
import { Card } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { wordOf } from '@/text/words'
import { ACCIDENTS } from '../addresses'
import { open } from '../open'

/** What others of the trade can learn of it: what happened, and what to check today. */
export function Lesson({ lesson, sector }: Pick<AccidentBody, 'lesson' | 'sector'>) {
  if (lesson === null) return null
  const trade = lesson.trade ?? sector
  return (
    <Card title={trade === null ? '给同行的教训' : `给同行的教训：${wordOf(SECTORS, trade)}`} id="lesson">
      {lesson.happened !== null && <Text className="paragraph">{lesson.happened}</Text>}
      {lesson.checks.length > 0 && (
        <View>
          <Text className="hint">今天查什么</Text>
          {lesson.checks.map((check, i) => (
            <Text key={check} className="paragraph">
              {i + 1}. {check}
            </Text>
          ))}
        </View>
      )}
      {trade !== null && (
        <Tap className="link link--plain" id="same-trade" role="link" onTap={() => open(withQuery(ACCIDENTS, { lesson: trade }))}>
          {wordOf(SECTORS, trade)}的其他教训 ›
        </Tap>
      )}
    </Card>
  )
}
