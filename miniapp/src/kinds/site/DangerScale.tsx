import { Text, View } from '@tarojs/components'
import { DANGER_LEVELS, type DangerLevel } from '@shared/kinds/site/words'
import { codesOf } from '@shared/vocabulary'
import { UNKNOWN } from '@/text/words'
import { levelTone } from './danger'

/** The level of a danger source on its scale: all four steps are drawn, its own is filled and named. */
export function DangerScale({ level }: { level: DangerLevel | null }) {
  const told = level === null ? `重大危险源级别${UNKNOWN}` : `重大危险源${DANGER_LEVELS[level]}，共四级，一级最危险`
  return (
    <View className="scale" id="danger-level">
      <View className="scale__steps" aria-hidden="true">
        {codesOf(DANGER_LEVELS).map((step) => (
          <View key={step} className={`scale__step ${step === level ? `scale__step--on scale__step--${levelTone(step)}` : ''}`}>
            {step === level ? '●' : '○'} {DANGER_LEVELS[step]}
          </View>
        ))}
      </View>
      <Text className={`scale__words ${level === null ? 'hint--warn' : ''}`}>{told}</Text>
    </View>
  )
}
