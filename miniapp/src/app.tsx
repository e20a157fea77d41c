import { Component, type PropsWithChildren } from 'react'
import { Text, View } from '@tarojs/components'
import { TIP } from './text/links'
import { sealingFault } from './text/tipGate'
import './styles/app.scss'

// A browser that cannot seal fails at the mere loading of what seals: an address of it leads to the page that says so.
if (process.env.TARO_ENV === 'h5' && /^#\/tip\/(write|receipt)\//.test(window.location.hash) && sealingFault() !== null)
  window.location.hash = `#${TIP}`

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
