import type { PropsWithChildren } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { useCity } from '@/hooks/useCity'
import { largeType } from '@/hooks/settings'
import { useSetting } from '@/hooks/useSetting'
import { HOME } from '@/text/links'
import { Tap } from './Tap'

interface PageProps {
  /** one of the tab bar */
  tab?: boolean
  /** holds many things, which stand in two columns where the window has room for them */
  wide?: boolean
}

/** The frame of every page: letter size, the mark that says where data is invented, and on the web a way back. */
export function Page({ tab = false, wide = false, children }: PropsWithChildren<PageProps>) {
  const [isLarge] = useSetting(largeType)
  const city = useCity()
  return (
    <View className={`page ${isLarge ? 'page--large' : ''} ${wide ? 'page--wide' : ''}`}>
      {city?.sample && (
        <View className="sample" ariaRole="note">
          <Text>演示数据：企业、人员、事故均为虚构</Text>
        </View>
      )}
      {/* WeChat draws its own way back above the page. */}
      {process.env.TARO_ENV === 'h5' && !tab && (
        <Tap className="back" id="back" onTap={goBack}>
          ‹ 返回
        </Tap>
      )}
      {children}
    </View>
  )
}

/** Back to where a person came from; one who came by a link goes home. */
function goBack(): void {
  void (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.switchTab({ url: HOME }))
}
