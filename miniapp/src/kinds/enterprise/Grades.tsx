import { Text, View } from '@tarojs/components'
import type { Day } from '@shared/codes/dates'
import { stepTone } from '@shared/kinds/enterprise/gradeScales'
import type { Grade } from '@shared/kinds/enterprise/schema'
import { GRADE_SCHEMES } from '@shared/kinds/enterprise/words'
import { UNKNOWN } from '@/text/words'
import { Card } from '@/components/Card'
import { gradingUrl } from '../addresses'
import { open } from '../open'

/** A bad step has a shape and a word beside its colour. */
const STEP_MARKS = {
  stop: { shape: '■ ', word: ' · 最低一档' },
  warn: { shape: '▲ ', word: ' · 偏低' },
  fine: { shape: '', word: '' },
} as const

/** Every grading scheme by itself: they measure different things and are never merged into one letter. `today` is the service's. */
export function Grades({ grades, today, id }: { grades: Grade[]; today: Day; id: string }) {
  return (
    <Card title="评级" id="grades" more={{ text: '等级怎么来的 ›', onTap: () => open(gradingUrl(id)) }}>
      {grades.length === 0 && <Text className="hint">评级{UNKNOWN}。</Text>}
      {grades.map((grade) => (
        <GradeView key={grade.scheme} grade={grade} today={today} />
      ))}
    </Card>
  )
}

function GradeView({ grade: { scheme, grade, decidedOn, points, validTo, issuer, reasons }, today }: { grade: Grade; today: Day }) {
  const tone = stepTone(scheme, grade) ?? 'fine'
  const { shape, word } = STEP_MARKS[tone]
  return (
    <View className="grade">
      <View className="grade__head">
        <Text className="grade__scheme">{GRADE_SCHEMES[scheme]}</Text>
        <Text className={`grade__grade grade__grade--${tone}`}>
          {shape}
          {grade}
        </Text>
      </View>
      <Text className="hint">
        {decidedOn ? `${decidedOn} 评定` : `评定日期${UNKNOWN}`}
        {points === null ? '' : ` · ${points} 分`}
        {word}
        {validity(validTo, today)} · {issuer ?? `评定机关${UNKNOWN}`}
      </Text>
      {reasons.map((reason, i) => (
        <Text key={i} className="grade__reason">
          · {reason}
        </Text>
      ))}
    </View>
  )
}

function validity(validTo: string | null, today: Day): string {
  if (validTo === null) return ''
  return validTo < today ? ` · 已于 ${validTo} 到期` : ` · 有效期至 ${validTo}`
}
