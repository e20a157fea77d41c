import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { UNKNOWN, type Standing } from '@/text/words'

/** Something on a time line. */
export interface TimePoint {
  /** the day on which it happened or is due; null: not published */
  on: string | null
  words: string
  /** small words below */
  notes?: readonly string[]
  /** whether it has happened, is under way or lies ahead */
  state: 'done' | 'doing' | 'ahead'
  /** how it stands, where that must be said */
  standing?: Standing | null
}

/** Whether it is over is told by the shape of its point and not by colour. */
const SHAPES = { done: '●', doing: '◐', ahead: '○' } as const

interface TimeLineProps {
  label: string
  points: readonly TimePoint[]
  /** drawn below the point in this place */
  below?: (place: number) => ReactNode
}

/** What happened and what is to come, one below the other along a line. */
export function TimeLine({ label, points, below }: TimeLineProps) {
  return (
    <View className="course" ariaRole="list" ariaLabel={label} aria-label={label}>
      {points.map(({ on, words, notes = [], state, standing }, i) => (
        <View key={i} className={`course__point course__point--${state}`} ariaRole="listitem">
          <View className="course__shape" aria-hidden="true">
            {SHAPES[state]}
          </View>
          <View className="course__text">
            <Text className="course__on">{on ?? `日期${UNKNOWN}`}</Text>
            <Text className="course__words">{words}</Text>
            {standing && <Text className={`course__words hint--${standing.tone}`}>{standing.words}</Text>}
            {notes.map((note) => (
              <Text key={note} className="hint">
                {note}
              </Text>
            ))}
            {below?.(i)}
          </View>
        </View>
      ))}
    </View>
  )
}
