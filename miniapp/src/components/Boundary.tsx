import { Component, type ComponentType, type ErrorInfo } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { forgetAll } from '@/api/storage'
import { HOME } from '@/text/links'
import { Tap } from './Tap'

interface BoundaryProps {
  content: ComponentType
}

/** Keeps a fault to its page and says it there, with a way on. Taro has a boundary of its own around each page, and that draws nothing. */
class Boundary extends Component<BoundaryProps, { failed: boolean; attempt: number }> {
  override state = { failed: false, attempt: 0 }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: Error, { componentStack }: ErrorInfo) {
    console.error(error, componentStack)
  }

  /** What a phone remembers may be what the page cannot draw: it goes, and the page begins anew. Tips are not touched. */
  private again = () => {
    forgetAll()
    this.setState(({ attempt }) => ({ failed: false, attempt: attempt + 1 }))
  }

  override render() {
    const { content: Content } = this.props
    const { failed, attempt } = this.state
    if (!failed) return <Content key={attempt} />
    return (
      <View className="page">
        <View className="state state--failed" ariaRole="alert" id="page-failed">
          <Text className="state__text">
            {attempt === 0 ? '这一页出了错，没有显示出来。' : '清除以后还是出错。可能要等服务恢复，请过一会儿再试，或者先看别的。'}
          </Text>
          <Text className="state__text">可以清除手机里记下的公示数据，重新读取。举报的草稿和凭证不会动。</Text>
          <View className="actions actions--middle">
            <Tap className="button" id="clear-and-retry" onTap={this.again}>
              清除并重试
            </Tap>
            <Tap className="button" role="link" onTap={() => void Taro.reLaunch({ url: HOME })}>
              回首页
            </Tap>
          </View>
        </View>
      </View>
    )
  }
}

/** A page inside its boundary: every page is exported so. */
export const bounded = (content: ComponentType): ComponentType =>
  function BoundedPage() {
    return <Boundary content={content} />
  }
