import { Component, type PropsWithChildren } from 'react'
import { Text, View } from '@tarojs/components'
import './styles/app.scss'

/** The frame of all pages. A fault of ours on one of them is said in words instead of leaving a white page. */
export default class App extends Component<PropsWithChildren, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: Error) {
    console.error(error)
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <View className="page">
        <View className="state state--failed" ariaRole="alert">
          <Text>这一页出了错。请关闭后重新打开；数据没有丢失。</Text>
        </View>
      </View>
    )
  }
}
