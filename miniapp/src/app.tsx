import { Component, type PropsWithChildren } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { shanghaiDay } from '@shared/codes/dates'
import { watchAddress } from './api/address'
import { heedReducedMotion } from './api/motion'
import { Tap } from './components/Tap'
import { setLost } from './hooks/lost'
import { dropEndedVisits } from './hooks/settings'
import { HOME } from './text/links'
import './styles/app.scss'

watchAddress(() => setLost(true))

interface AppState {
  failed: boolean
  /** the code of a page did not come */
  undelivered: boolean
}

/** The frame of all pages. Whatever fails outside of a page's own boundary is said in words instead of leaving a white page. */
export default class App extends Component<PropsWithChildren, AppState> {
  override state = { failed: false, undelivered: false }

  override componentDidMount() {
    heedReducedMotion()
    dropEndedVisits(shanghaiDay(new Date()))
    if (process.env.TARO_ENV === 'h5') window.addEventListener('popstate', this.leave)
  }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: Error) {
    console.error(error)
  }

  /** Taro's own name for an address without a page: home, with a sentence there. */
  onPageNotFound() {
    setLost(true)
    void Taro.switchTab({ url: HOME })
  }

  /** Who goes back from a page that never came stands on the one that was there all the time. */
  private leave = () => this.setState({ undelivered: false })

  override componentWillUnmount() {
    if (process.env.TARO_ENV === 'h5') window.removeEventListener('popstate', this.leave)
  }

  /** The web build fetches each page's code when it is opened. */
  onUnhandledRejection({ reason }: { reason?: { name?: string } }) {
    if (reason?.name === 'ChunkLoadError') this.setState({ undelivered: true })
  }

  override render() {
    const { failed, undelivered } = this.state
    if (failed) return <Fault text="这一页出了错。请关闭后重新打开；数据没有丢失。" />
    return (
      <>
        {this.props.children}
        {undelivered && (
          <Fault text="没有连上，这一页没有下载完。联网后请重试。" onRetry={() => window.location.reload()} onBack={goBack} />
        )}
      </>
    )
  }
}

/** The page that did not come stands in the history of the browser and nowhere else. */
const goBack = () => window.history.back()

interface FaultProps {
  text: string
  onRetry?: () => void
  onBack?: () => void
}

function Fault({ text, onRetry, onBack }: FaultProps) {
  return (
    <View className="page page--over">
      <View className="state state--failed" ariaRole="alert">
        <Text className="state__text">{text}</Text>
        <View className="actions actions--middle">
          {onRetry && (
            <Tap className="button" onTap={onRetry}>
              重试
            </Tap>
          )}
          {/* Who came by a link to it has no page of ours to go back to. */}
          {onBack && Taro.getCurrentPages().length > 0 && (
            <Tap className="button" onTap={onBack}>
              返回
            </Tap>
          )}
        </View>
      </View>
    </View>
  )
}
