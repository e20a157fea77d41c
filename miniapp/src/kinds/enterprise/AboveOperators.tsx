import { Text } from '@tarojs/components'

/** What the letters of the lines mean, and what they do not tell. */
export function AboveOperators() {
  return (
    <Text className="hint" id="assessment">
      信誉考核由高到低分 AAA、AA、A、B 四级，是上一次考核的结果，不说明现在是否安全；近期事故和处罚看各家的页面。
    </Text>
  )
}
