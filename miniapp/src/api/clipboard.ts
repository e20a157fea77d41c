import Taro from '@tarojs/taro'

/** Puts a text where a person can paste it, and says where that did not work. */
export const copy = (data: string): Promise<unknown> =>
  Taro.setClipboardData({ data }).catch(() => Taro.showToast({ title: '没有复制成功', icon: 'none' }))
