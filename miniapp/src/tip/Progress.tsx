import { Text, View } from '@tarojs/components'
import type { SendProgress } from './send'

/** How far it is, as words and as a bar. */
export function Progress({ progress: { words, share } }: { progress: SendProgress }) {
  const percent = Math.round(share * 100)
  return (
    <View className="progress" ariaRole="status" aria-live="polite">
      <View className="progress__words">
        <Text className="progress__what">{words}</Text>
        <Text>{percent}%</Text>
      </View>
      <View className="progress__track" aria-hidden="true">
        <View className="progress__bar" style={`width:${percent}%`} />
      </View>
    </View>
  )
}
