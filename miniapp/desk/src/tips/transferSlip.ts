import { jsonObject } from '@shared/tips/crypto/content'
import { SealError } from '@shared/tips/crypto/errors'
import type { TipContent } from '@shared/tips/content'
import { TIP_KINDS } from '@shared/tips/words'

/** What an officer chose to hand over. Everything of the reporter is blank unless chosen again; who the reporter is has no place here. */
export interface SlipChoice {
  /** what the officer writes about the matter, in own words */
  summary: string
  /** whether the reporter's own words go along */
  words: boolean
  /** numbers of the photos that go along, from 1 */
  photos: readonly number[]
  /** whether the other desk shall be able to answer the reporter: a desk of this service only */
  answerable: boolean
}

/** A slip as JSON. Field by field, so that nothing of a tip gets in that is not named here. */
export interface TransferSlip {
  v: 1
  kind: TipContent['kind']
  danger: boolean
  summary: string
  address: string | null
  words: string | null
  photos: number[]
  /** by which an answer finds its reporter: ids made from the receipt, no name */
  reporter: { lookupId: string; sealingKey: string } | null
}

const recordWords = (record: TipContent['where']['record']): string | null =>
  record && (record.about === undefined ? record.title : `${record.title}（${record.about}）`)

export function slipOf(tip: TipContent, choice: SlipChoice): TransferSlip {
  return {
    v: 1,
    kind: tip.kind,
    danger: tip.danger,
    summary: choice.summary,
    address: tip.where.address ?? recordWords(tip.where.record),
    words: choice.words ? tip.text : null,
    photos: [...choice.photos].sort((a, b) => a - b),
    reporter: choice.answerable ? { lookupId: tip.lookupId, sealingKey: tip.sealingKey } : null,
  }
}

/** The slip in words, for the preview and for paper. */
export function slipLines(slip: TransferSlip): { label: string; text: string }[] {
  return [
    { label: '类别', text: TIP_KINDS[slip.kind].label + (slip.danger ? '（危及生命）' : '') },
    { label: '地点', text: slip.address ?? '未写明' },
    { label: '移送说明', text: slip.summary },
    { label: '举报人原话', text: slip.words ?? '未附' },
    { label: '照片', text: slip.photos.length === 0 ? '未附' : slip.photos.map((n) => `第 ${n} 张`).join('、') },
    { label: '举报人身份', text: '从不移送' },
  ]
}

/** Reads a slip that another desk sealed. Throws `content-malformed`. */
export function readSlip(plain: Uint8Array): TransferSlip {
  const value = jsonObject(plain) as Partial<TransferSlip> | undefined
  const known = value?.v === 1 && typeof value.kind === 'string' && Object.keys(TIP_KINDS).includes(value.kind)
  if (!known || typeof value.summary !== 'string' || !Array.isArray(value.photos)) throw new SealError('content-malformed')
  const { lookupId, sealingKey } = value.reporter ?? {}
  const reporter = typeof lookupId === 'string' && typeof sealingKey === 'string' ? { lookupId, sealingKey } : null
  const { kind, summary, photos } = value as TransferSlip
  return {
    v: 1,
    kind,
    danger: value.danger === true,
    summary,
    address: value.address ?? null,
    words: value.words ?? null,
    photos,
    reporter,
  }
}
