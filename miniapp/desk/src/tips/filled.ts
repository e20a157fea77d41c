import { ANSWER_TEXT_MAX } from '@shared/tips/limits'
import { moveOf, type MoveName, type Need } from '@shared/tips/moves'
import type { MoveBody, RewardDecision } from '../api/types'
import { hasGap } from './suggest'
import type { SlipChoice } from './transferSlip'

/** A form of a move while it is filled. Texts are in clear; they are sealed when it is sent. */
export interface Filled {
  noConflict: boolean
  refusalReason: MoveBody['refusalReason'] | ''
  closingReason: MoveBody['closingReason'] | ''
  waiverReason: MoveBody['waiverReason'] | ''
  reopeningReason: MoveBody['reopeningReason'] | ''
  payee: MoveBody['payee'] | ''
  toDesk: MoveBody['toDesk'] | ''
  channel: MoveBody['channel'] | ''
  destination: string
  approval: string
  joinedInto: string
  voucher: string
  officer: string
  publicRecord: string
  reward: RewardDecision | null
  slip: SlipChoice
  note: string
  answer: string
}

export const EMPTY: Filled = {
  noConflict: false,
  refusalReason: '',
  closingReason: '',
  waiverReason: '',
  reopeningReason: '',
  payee: '',
  toDesk: '',
  channel: '',
  destination: '',
  approval: '',
  joinedInto: '',
  voucher: '',
  officer: '',
  publicRecord: '',
  reward: null,
  slip: { summary: '', words: false, photos: [], answerable: true },
  note: '',
  answer: '',
}

const long = (text: string, least = 2): boolean => text.trim().length >= least

function isFilled(need: Need, filled: Filled): boolean {
  switch (need) {
    case 'noConflict':
      return filled.noConflict
    case 'reward':
      return filled.reward !== null
    case 'slip':
      return long(filled.slip.summary, 4)
    case 'note':
      return long(filled.note)
    case 'answer':
      return long(filled.answer) && !hasGap(filled.answer) && filled.answer.length <= ANSWER_TEXT_MAX
    case 'refusalReason':
    case 'closingReason':
    case 'waiverReason':
    case 'reopeningReason':
    case 'payee':
    case 'toDesk':
    case 'channel':
    case 'joinedInto':
      return filled[need] !== ''
    case 'destination':
    case 'approval':
    case 'voucher':
    case 'officer':
    case 'publicRecord':
      return long(filled[need])
  }
}

/** What is still missing for a move. */
export const missingOf = (move: MoveName, filled: Filled): Need[] => moveOf(move).needs.filter((need) => !isFilled(need, filled))

/** What was sealed for a move, as hex. */
export interface SealedTexts {
  note?: string
  answer?: string
  slip?: MoveBody['slip']
}

/** The body of a move: what it needs and nothing else. */
export function bodyOf(move: MoveName, revision: number, filled: Filled, sealed: SealedTexts): MoveBody {
  const plain: Partial<Record<Need, unknown>> = {}
  for (const need of moveOf(move).needs) {
    if (need === 'note' || need === 'answer' || need === 'slip') continue
    const value = filled[need]
    plain[need] = typeof value === 'string' ? value.trim() : value
  }
  return { move, revision, ...plain, ...sealed } as MoveBody
}
