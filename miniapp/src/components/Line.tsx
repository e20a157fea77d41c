import { Text, View } from '@tarojs/components'
import type { StepTone } from '@shared/kinds/enterprise/gradeScales'
import { toneOf, type Standing } from '@/text/words'
import { Tap } from './Tap'
import { Unbroken } from './Unbroken'

interface LineProps {
  title: string
  /** what it is called by its gravity, before how it stands */
  badge?: { words: string; tone: StepTone | null } | null
  /** how it stands, where that is what people look for first: by shape, words and colour */
  standing?: Standing | null
  /** small words below the title */
  notes?: (string | null)[]
  /** a short word at the end, e.g. a grade */
  mark?: string | null
  /** how bad what the mark says is; a bad one has a shape too. `plain`: it is no judgement, and must not look like a good one */
  tone?: StepTone | 'plain' | null
  onTap: () => void
}

/** One line of a list that leads on. */
export function Line({ title, badge, standing, notes = [], mark, tone = null, onTap }: LineProps) {
  const told = notes.filter((note): note is string => note !== null && note !== '')
  return (
    <Tap className="line" role="link" onTap={onTap}>
      <View className="line__text">
        <Text className="line__title">{title}</Text>
        {badge && <Text className={`badge ${badge.tone === null ? '' : `badge--${badge.tone}`}`}>{badge.words}</Text>}
        {standing && (
          <Text className={`line__standing hint--${standing.tone}`}>
            {toneOf(standing.tone).shape} <Unbroken text={standing.words} />
          </Text>
        )}
        {told.length > 0 && (
          <Text className="line__notes">
            <Unbroken text={told.join(' · ')} />
          </Text>
        )}
      </View>
      {mark && (
        <Text className={`line__mark ${tone === null ? '' : `line__mark--${tone}`}`}>
          {tone === 'stop' ? '■ ' : tone === 'warn' ? '▲ ' : ''}
          {mark}
        </Text>
      )}
      <View className="line__arrow" aria-hidden="true" />
    </Tap>
  )
}
