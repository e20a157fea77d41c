import { Text, View } from '@tarojs/components'

/** Whether this build was made under the demonstration's root, by name; a page that seals compares the key itself too. */
export const BUILT_AS_DEMO = TIP_ROOT_PUBLIC_KEY === 'demo'

/** Said in red wherever something is sealed or opened under keys that anybody can have. */
export function DemoKey({ shown = BUILT_AS_DEMO }: { shown?: boolean }) {
  if (!shown) return null
  return (
    <View className="demo" id="demo-key" ariaRole="note">
      <Text>演示密钥：谁都能拆看，不要写真实的事</Text>
    </View>
  )
}
