import type { AboutRecord } from '@shared/tips/content'
import type { TipKind } from '@shared/tips/words'
import { recordUrl } from '@/kinds/addresses'
import type { Kind } from '@shared/kinds/index'
import type { News } from '@shared/vocabulary'

/** Addresses of our own pages. */

export const historyUrl = (kind: Kind, id: string): string => `/record/history/index?kind=${kind}&id=${encodeURIComponent(id)}`
/** A record as it was public at an edition gone by, or at the end of a day. */
export const pastUrl = (kind: Kind, id: string, when: { edition: number } | { on: string }): string =>
  `${recordUrl(kind, id)}&${'on' in when ? `on=${when.on}` : `edition=${when.edition}`}`
export const runsUrl = (source: string): string => `/sources/runs/index?source=${encodeURIComponent(source)}`
export const runUrl = (id: string): string => `/sources/run/index?id=${encodeURIComponent(id)}`
export const HOME = '/pages/home/index'
/** What is followed on this phone. */
export const FOLLOWS_PAGE = '/record/follows/index'
export const CHANGES_PAGE = '/record/changes/index'
/** The changes of some days that are one sort of news of one kind. */
export const newsUrl = ({ kind, news, from, to }: { kind: Kind; news: News; from: string; to: string }): string =>
  `${CHANGES_PAGE}?kind=${kind}&news=${news}&from=${from}&to=${to}`
export const SOURCES_PAGE = '/sources/list/index'
export const TIP = '/pages/tip/index'
export const TIP_WORDS = '/tip/words/index'
/** Writing a tip: a draft that is there, or a new one, from a record where there is one. An address names the record and says nothing of it: anybody can write one. */
export const draftUrl = (id: string): string => `/tip/write/index?draft=${id}`
export const newTipUrl = (kind?: TipKind, record?: Pick<AboutRecord, 'kind' | 'id'>): string =>
  '/tip/write/index' +
  (kind === undefined ? '' : `?kind=${kind}`) +
  (record === undefined ? '' : `&record=${record.kind}&id=${encodeURIComponent(record.id)}`)
/** Looking for an objection, by its number and its receipt. */
export const LOOK_UP_OBJECTION = '/tip/objectionLook/index'
/** Looking for a reply of a firm, by its number and its receipt. */
export const LOOK_UP_REPLY = '/tip/firmReplyLook/index'
/** Looking for answers; a receipt that is remembered by its number on this phone, never by itself. */
export const receiptUrl = (remembered?: string): string =>
  '/tip/receipt/index' + (remembered === undefined ? '' : `?remembered=${remembered}`)
