import Taro from '@tarojs/taro'
import { removeBytes } from '@/api/blobs'
import { follows } from './follows'
import { forgetTrail } from './trail'
import { createSetting, hasTexts, isText, listOf } from './useSetting'

/**
 * What the first page of tips shows without opening anything: that there are drafts, that receipts are remembered, that
 * something was sent. What lies in them is sealed and is none of this.
 */

/** A draft: a number of its own, and when it was last kept. */
export interface DraftMark {
  id: string
  at: number
}

/** A receipt that the person chose to remember on this phone. */
export interface ReceiptMark {
  id: string
  /** day on which it was sent */
  day: string
}

const isDraftMark = (value: unknown): value is DraftMark => hasTexts(value, 'id') && typeof (value as { at?: unknown }).at === 'number'
const isReceiptMark = (value: unknown): value is ReceiptMark => hasTexts(value, 'id', 'day')

export const draftMarks = createSetting<DraftMark[]>({ key: 'tip-drafts', initial: () => [], read: listOf(isDraftMark), vital: true })
export const receiptMarks = createSetting<ReceiptMark[]>({
  key: 'tip-receipts',
  initial: () => [],
  read: listOf(isReceiptMark),
  vital: true,
})
/** Days on which a tip was sent, and nothing else about it. */
export const sentDays = createSetting<string[]>({ key: 'tip-sent', initial: () => [], read: listOf(isText), vital: true })

/** Where the key of this phone lies under which drafts are sealed. */
export const PHONE_KEY = 'tip-key'

/** Nothing about tips stays on this phone: drafts, photos, receipts, the days of sending, the key, what was read before they were written, and what is followed. */
export async function clearTraces(): Promise<void> {
  // The key first: without it whatever could not be removed cannot be read.
  Taro.removeStorageSync(PHONE_KEY)
  for (const marks of [draftMarks, receiptMarks, sentDays]) marks.clear()
  forgetTrail()
  follows.clear()
  await removeBytes('')
}
