import { Component, type ReactNode } from 'react'
import { Notice } from './Notice'

/** A mistake of the page's own is told in a sentence, and the pages beside it go on. */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    if (!this.state.failed) return this.props.children
    return <Notice tone="stop">这一页出了错，没有显示出来。已提交的都在服务里；请换一页或重新登录，并告诉管理员。</Notice>
  }
}
