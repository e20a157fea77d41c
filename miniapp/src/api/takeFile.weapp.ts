import Taro from '@tarojs/taro'
import { absoluteUrl } from './request'

export type TakenType = 'csv' | 'xlsx'

/** What the links say, and what a screen reader hears. */
export const TAKEN_WORDS: Readonly<Record<TakenType, { text: string; label: string }>> = {
  csv: { text: 'CSV 地址', label: '取这张表：复制 CSV 的地址' },
  xlsx: { text: '打开 XLSX', label: '取这张表：打开 XLSX' },
}

/**
 * WeChat opens workbooks itself and knows no CSV: of that the address is copied, for a browser. Returns what there is to say, or null.
 */
export async function takeFile(path: string, type: TakenType, _name: string): Promise<string | null> {
  const url = absoluteUrl(path)
  if (type === 'csv') {
    return Taro.setClipboardData({ data: url }).then(
      () => 'CSV 的地址已复制，可以在浏览器里打开。',
      () => 'CSV 的地址没有复制成功，请再点一次。',
    )
  }
  try {
    const { statusCode, tempFilePath } = await Taro.downloadFile({ url })
    if (statusCode !== 200) return '这张表没有取下来：可能太大，或服务暂时不可用。请缩小范围，或改取 CSV。'
    await Taro.openDocument({ filePath: tempFilePath, fileType: 'xlsx', showMenu: true })
    return null
  } catch {
    // Taro rejects with an object of its own whose text differs by phone; a person needs only this.
    return '没有打开这张表。联网后请重试，或改取 CSV。'
  }
}
