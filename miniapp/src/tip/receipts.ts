import type { Seen } from '@shared/tips/crypto/chain'
import { receiptMarks, type ReceiptMark } from '@/hooks/tipMarks'
import { removeBytes } from '@/api/blobs'
import { putJson, readJson } from './atRest'

/** A receipt that the person chose to remember on this phone, sealed like a draft. */
export interface Remembered extends ReceiptMark {
  receipt: string
  /** the last answer that was read, by which an older past is known */
  seen: Seen | null
}

const nameOf = (id: string): string => `${id}.receipt`

export async function rememberReceipt(one: Remembered): Promise<void> {
  await putJson(nameOf(one.id), one)
  receiptMarks.set([{ id: one.id, day: one.day }, ...receiptMarks.get().filter(({ id }) => id !== one.id)])
}

export const readRemembered = (id: string): Promise<Remembered | null> => readJson<Remembered>(nameOf(id))

export async function forgetReceipt(id: string): Promise<void> {
  await removeBytes(nameOf(id))
  receiptMarks.set(receiptMarks.get().filter((mark) => mark.id !== id))
}
