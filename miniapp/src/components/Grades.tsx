import { Text, View } from '@tarojs/components'
import { shanghaiDay } from '@shared/codes/dates'
import type { Grade } from '@shared/records/enterprise'
import { GRADE_SCHEMES } from '@shared/vocabulary'
import { UNKNOWN } from '@/text/words'
import { Card } from './Card'

/** Every grading scheme by itself: they measure different things and are never merged into one letter. */
export function Grades({ grades }: { grades: Grade[] }) {
  return (
    <Card title="评级" id="grades">
      {grades.length === 0 && <Text className="hint">评级{UNKNOWN}。</Text>}
      {grades.map((grade) => (
        <View key={grade.scheme} className="grade">
          <View className="grade__head">
            <Text className="grade__scheme">{GRADE_SCHEMES[grade.scheme]}</Text>
            <Text className="grade__grade">{grade.grade}</Text>
          </View>
          <Text className="hint">
            {grade.decidedOn ? `${grade.decidedOn} 评定` : `评定日期${UNKNOWN}`}
            {grade.points === null ? '' : ` · ${grade.points} 分`}
            {validity(grade.validTo)} · {grade.issuer ?? `评定机关${UNKNOWN}`}
          </Text>
          {grade.reasons.map((reason) => (
            <Text key={reason} className="grade__reason">
              · {reason}
            </Text>
          ))}
        </View>
      ))}
    </Card>
  )
}

function validity(validTo: string | null): string {
  if (validTo === null) return ''
  return validTo < shanghaiDay(new Date()) ? ` · 已于 ${validTo} 到期` : ` · 有效期至 ${validTo}`
}
