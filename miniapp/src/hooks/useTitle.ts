import { useCallback, useEffect } from 'react'
import Taro, { useDidShow } from '@tarojs/taro'

/** Names the page where WeChat or the browser names it, and again when a person comes back to it. */
export function useTitle(title: string): void {
  const show = useCallback(() => void Taro.setNavigationBarTitle({ title }), [title])
  useEffect(show, [show])
  useDidShow(show)
}
