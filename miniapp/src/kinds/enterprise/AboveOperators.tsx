import { Text, View } from '@tarojs/components'
import type { AboveProps } from '../define'
import { GateRules } from './GateRules'
import { Terminals } from './Terminals'

/** What the letters of the lines mean, and what they do not tell; the terminals of the city, and the rules of their gates. */
export function AboveOperators({ asked }: AboveProps) {
  return (
    <View>
      <Text className="hint" id="assessment">
        信誉考核由高到低分 AAA、AA、A、B 四级，是上一次考核的结果，不说明现在是否安全；近期事故和处罚看各家的页面。
      </Text>
      {(asked.q ?? '') === '' && (
        <View>
          <Terminals />
          <GateRules />
        </View>
      )}
    </View>
  )
}
