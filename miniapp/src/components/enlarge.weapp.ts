import type { ReactNode } from 'react'
import Taro from '@tarojs/taro'

/** A picture that can be seen larger. */
export interface Enlargeable {
  url: string
  alt: string
}

/** WeChat shows pictures over the page itself, each of them a swipe away. */
export function useEnlarged(pictures: readonly Enlargeable[]): { enlarge: (picture: Enlargeable) => void; enlarged: ReactNode } {
  const urls = pictures.map(({ url }) => url)
  return { enlarge: ({ url }) => void Taro.previewImage({ current: url, urls }), enlarged: null }
}
