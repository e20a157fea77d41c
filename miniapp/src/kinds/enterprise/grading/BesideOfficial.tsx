import { Text, View } from '@tarojs/components'
import type { GradingAnswer } from '@shared/api/grading'
import type { Reckoned } from '@shared/grading/reckon'
import { gradeWords, sumWords } from '@shared/grading/words'
import { stepTone, type StepTone } from '@shared/kinds/enterprise/gradeScales'
import { GRADE_SCHEMES } from '@shared/kinds/enterprise/words'
import { UNKNOWN } from '@/text/words'

/** The official grade and the recomputed one side by side, and how they stand to each other. */
export function BesideOfficial({ answer: { official, table, sentence, day }, own }: { answer: GradingAnswer; own: Reckoned | null }) {
  const code = table?.scheme ?? 'city'
  const scheme = GRADE_SCHEMES[code]
  const toneOf = (grade: string | undefined): StepTone => (grade === undefined ? null : stepTone(code, grade)) ?? 'fine'
  return (
    <View>
      <View className="graded">
        <Side
          name={`公布的${scheme}`}
          grade={official?.grade ?? UNKNOWN}
          tone={toneOf(official?.grade)}
          notes={
            official === null
              ? []
              : [
                  official.points === null ? `评分${UNKNOWN}` : `${official.points} 分`,
                  official.decidedOn === null ? `评定日期${UNKNOWN}` : `${official.decidedOn} 评定`,
                  official.issuer ?? `评定机关${UNKNOWN}`,
                ]
          }
        />
        <Side
          name="按公开的规则重算"
          grade={own === null ? '没有重算' : gradeWords(own.grade)}
          tone={toneOf(own?.grade.worst)}
          notes={own === null ? [] : [sumWords(own.sum), `按 ${day} 公示的记录`, '不是评定']}
        />
      </View>
      <View className="graded__sentence" id="agreement">
        {sentence}
      </View>
    </View>
  )
}

interface SideProps {
  name: string
  grade: string
  /** how bad the worst is that it says */
  tone: StepTone
  notes: string[]
}

/** A bad step has a shape beside its colour. */
const SHAPES = { stop: '■ ', warn: '▲ ', fine: '' } as const

function Side({ name, grade, tone, notes }: SideProps) {
  return (
    <View className="graded__side">
      <Text className="graded__name">{name}</Text>
      <Text className={`graded__grade graded__grade--${tone}`}>
        {SHAPES[tone]}
        {grade}
      </Text>
      {notes.map((note) => (
        <Text key={note} className="graded__note">
          {note}
        </Text>
      ))}
    </View>
  )
}
