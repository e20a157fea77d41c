import { hex } from '@shared/tips/crypto/bytes'
import { newReceipt, writeReceipt } from '@shared/tips/crypto/receipt'
import { DRAFTS_MAX } from '@shared/tips/limits'
import { draftMarks } from '@/hooks/tipMarks'
import { putJson, putSealed, readJson, readSealed } from './atRest'
import { OPENED, removeBytes } from '@/api/blobs'
import { newDraft, type Draft } from './draft'
import { fillRandom, randomness } from './random'
import { TipError } from './words'

const nameOf = (id: string): string => `${id}.draft`
/** Ends with its id, so that a draft's things go together. */
const photoName = (id: string): string => `${id}.photo.${hex(randomness(4))}`

/** Begins a draft with a receipt of its own; it is kept with its first word. Throws words where there is no room for another. */
export async function beginDraft(from: Parameters<typeof newDraft>[2]): Promise<Draft> {
  if (draftMarks.get().length >= DRAFTS_MAX) throw new TipError(`已有 ${DRAFTS_MAX} 份草稿。请先发出或删去一份，再写新的。`)
  await fillRandom()
  return newDraft(hex(randomness(8)), writeReceipt(newReceipt(randomness)), from)
}

/** Gives a draft another receipt and lets it be changed again: what was sent of it before belongs to no tip and is deleted there. */
export async function renewReceipt(draft: Draft, now: number): Promise<Draft> {
  await fillRandom()
  await removeBytes(`${draft.id}.sealed`)
  const receipt = writeReceipt(newReceipt(randomness))
  return keepDraft({ ...draft, receipt, receiptSaved: false, sealed: false, step: 'receipt' }, now)
}

/** Keeps a draft, sealed. Throws where the phone has no room. */
export async function keepDraft(draft: Draft, now: number): Promise<Draft> {
  await fillRandom()
  await putJson(nameOf(draft.id), draft)
  draftMarks.set([{ id: draft.id, at: now }, ...draftMarks.get().filter(({ id }) => id !== draft.id)])
  return draft
}

/** A draft, or null where it is gone. */
export async function readDraft(id: string): Promise<Draft | null> {
  // A crash while a picture was drawn may have left it open.
  await removeBytes(OPENED)
  return readJson<Draft>(nameOf(id))
}

export async function removeDraft(id: string): Promise<void> {
  await removeBytes(`${id}.`)
  draftMarks.set(draftMarks.get().filter((mark) => mark.id !== id))
}

/** Keeps a photo's bytes, sealed, and returns its name. */
export async function keepPhoto(id: string, bytes: Uint8Array): Promise<string> {
  await fillRandom()
  const name = photoName(id)
  await putSealed(name, bytes)
  return name
}

export const readPhoto = readSealed
export const removePhoto = (name: string): Promise<void> => removeBytes(name)
