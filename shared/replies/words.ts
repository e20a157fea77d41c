/** The codes of replies of firms to public records, with their Chinese words. Codes are stable for ever. This file imports nothing: pages ship it. */

/** How far a reply is. */
export const REPLY_STATES = {
  received: '已收到，还没有核对是不是本企业写的',
  verified: '已核对，正在阅读',
  published: '已公布',
  refused: '没有公布',
  withdrawn: '已撤回',
  replaced: '已由新的回应代替',
  lapsed: '一直没有核对，已经失效',
} as const
export type ReplyState = keyof typeof REPLY_STATES

/** Of these nobody has decided yet. */
export const WAITING: readonly ReplyState[] = ['received', 'verified']

/** By what the desk knows that the writer is the firm, where that is no code by letter. A closed list. */
export const PROOFS = {
  in_person: '当面核对营业执照和授权书',
  register_phone: '拨打登记的电话核对',
  sealed_paper: '收到盖公章的书面确认',
  digital_licence: '核验电子营业执照',
} as const
export type Proof = keyof typeof PROOFS
/** The same, with the way of the letter. */
export const PROVED_BY = { letter: '寄往登记地址的核对码', ...PROOFS } as const
export type ProvedBy = keyof typeof PROVED_BY

/** For what something of a reply is hidden, or all of it is not published. A closed list: there is no other ground. */
export const GROUNDS = { insult: '侮辱', personal_data: '他人个人信息' } as const
export type Ground = keyof typeof GROUNDS

/** What the desk has decided. */
export const READINGS = { whole: '公布', redacted: '遮盖后公布', refused: '不公布' } as const
export type Reading = keyof typeof READINGS
