import Taro from '@tarojs/taro'

/** Opens a page of ours on top of this one. */
export const open = (url: string): void => void Taro.navigateTo({ url })
