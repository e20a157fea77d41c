import { Text, View } from '@tarojs/components'
import type { ReplyItem } from '@shared/kinds/reply/schema'
import { aboutWords, hiddenWords } from './words'

/** The words of a firm as it wrote them, set apart from what an office says, with what is hidden in them and why. */
export function OwnWords({ told }: { told: Omit<ReplyItem, 'id'> }) {
  const hidden = hiddenWords(told)
  return (
    <View>
      <View className="own-words">
        <Text userSelect>{told.text}</Text>
      </View>
      {hidden && <Text className="hint hint--warn">{hidden}</Text>}
      <Text className="hint">{aboutWords(told)}</Text>
    </View>
  )
}
