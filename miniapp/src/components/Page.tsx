import type { PropsWithChildren } from 'react'
import { Text, View } from '@tarojs/components'
import { useCity } from '@/hooks/useCity'
import { largeType } from '@/hooks/settings'
import { useSetting } from '@/hooks/useSetting'

/** The frame of every page: letter size, and the mark that says where data is invented. */
export function Page({ children }: PropsWithChildren) {
  const [isLarge] = useSetting(largeType)
  const city = useCity()
  return (
    <View className={`page ${isLarge ? 'page--large' : ''}`}>
      {city?.sample && (
        <View className="sample" ariaRole="note">
          <Text>演示数据：企业、人员、事故均为虚构</Text>
        </View>
      )}
      {children}
    </View>
  )
}
