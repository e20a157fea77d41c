import { useEffect } from 'react'
import Taro from '@tarojs/taro'

/** Told to the tabs when a person comes by a figure that counts everything on them. */
export const SHOW_ALL = 'show-all'

/** Lets a tab drop its filters when it is to show all that it has. */
export function useShowAll(reset: () => void): void {
  useEffect(() => {
    Taro.eventCenter.on(SHOW_ALL, reset)
    return () => void Taro.eventCenter.off(SHOW_ALL, reset)
  })
}
