import type { AboutRecord } from '@shared/tips/content'
import type { TipKind } from '@shared/tips/words'
import type { Here } from '@/api/location'

/** A photo of a draft: its bytes lie beside the draft under this name. */
export interface DraftPhoto {
  name: string
  width: number
  height: number
  /** bytes */
  size: number
}

export type Step = 'place' | 'text' | 'person' | 'receipt' | 'send'
export const STEPS: readonly Step[] = ['place', 'text', 'person', 'receipt', 'send']

/** A tip that is being written, as the phone keeps it. */
export interface Draft {
  v: 1
  id: string
  /** as it is shown to the person; made when the draft begins */
  receipt: string
  receiptSaved: boolean
  /** whether it is sealed: from then on only sent, never changed */
  sealed: boolean
  step: Step
  kind: TipKind | null
  danger: boolean
  /** about the receiving office itself: another desk reads it */
  aboutOffice: boolean
  address: string
  point: Here | null
  record: AboutRecord | null
  when: 'day' | 'going_on' | 'unknown'
  day: string
  text: string
  photos: DraftPhoto[]
  named: boolean
  name: string
  contact: string
  /** whether the handler may know that a name was given */
  tellHandler: boolean
  employee: boolean
  remember: boolean
  /** whether what was read on this phone stays there after the sending, but for the record that the tip is about; absent in drafts of earlier builds: no */
  keepVisits?: boolean
}

/** An empty draft, started from a record where there is one. */
export const newDraft = (id: string, receipt: string, from: { kind: TipKind | null; record: AboutRecord | null }): Draft => ({
  v: 1,
  id,
  receipt,
  receiptSaved: false,
  sealed: false,
  step: 'place',
  kind: from.kind,
  danger: false,
  aboutOffice: false,
  address: '',
  point: null,
  record: from.record,
  when: 'unknown',
  day: '',
  text: '',
  photos: [],
  named: false,
  name: '',
  contact: '',
  tellHandler: false,
  employee: false,
  remember: false,
  keepVisits: false,
})
