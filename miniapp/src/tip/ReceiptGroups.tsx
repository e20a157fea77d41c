import { Text, View } from '@tarojs/components'

/** What a person copies by hand, group by group; `name`: what it is called to whoever hears it. */
export function ReceiptGroups({ name, groups }: { name: string; groups: readonly string[] }) {
  const label = `${name}：${groups.join('，')}`
  return (
    <View className="receipt" ariaLabel={label} aria-label={label}>
      {groups.map((group, i) => (
        <View key={i} className="receipt__one">
          <Text className="receipt__number">第 {i + 1} 组</Text>
          <Text className="receipt__group code">{group}</Text>
        </View>
      ))}
    </View>
  )
}
