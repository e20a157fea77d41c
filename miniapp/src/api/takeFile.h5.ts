import { absoluteUrl } from './request'

export type TakenType = 'csv' | 'xlsx'

/** What the links say, and what a screen reader hears. */
export const TAKEN_WORDS: Readonly<Record<TakenType, { text: string; label: string }>> = {
  csv: { text: 'CSV ↓', label: '取这张表：下载 CSV' },
  xlsx: { text: 'XLSX ↓', label: '取这张表：下载 XLSX' },
}

/** Lets the browser download a file of the service under the name that the service gives it. Returns what there is to say, or null. */
export function takeFile(path: string, type: TakenType, name: string): Promise<string | null> {
  const link = document.createElement('a')
  link.href = absoluteUrl(path)
  // The service names it; this keeps a browser from opening it in the place of the page.
  link.download = `${name}.${type}`
  document.body.append(link)
  link.click()
  link.remove()
  return Promise.resolve(null)
}
