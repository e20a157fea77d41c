/**
 * How an owner is told of decisions: states of a subscription and of a delivery with their words, and who may move which to which. This file imports
 * nothing: whoever shows a state ships it.
 */

export const SUBSCRIPTION_STATES = {
  asked: '已提出，接收地址还没有答复验证',
  challenged: '接收地址已答复验证，等待核对代码',
  confirmed: '代码已核对，等待开始',
  live: '已开通',
  left: '已结束',
} as const
export type SubscriptionState = keyof typeof SUBSCRIPTION_STATES

/**
 * What happens to a subscription, from where and to where. `end` is possible until it has ended; `rename`, by which it bears another code or name that the
 * desk has to confirm, once its address has answered; the rest once and in order.
 */
export const SUBSCRIPTION_MOVES = {
  answer: { from: ['asked'], to: 'challenged' },
  confirm: { from: ['challenged'], to: 'confirmed' },
  rename: { from: ['challenged', 'confirmed', 'live'], to: 'challenged' },
  begin: { from: ['confirmed'], to: 'live' },
  end: { from: ['asked', 'challenged', 'confirmed', 'live'], to: 'left' },
} as const satisfies Record<string, { from: readonly SubscriptionState[]; to: SubscriptionState }>

/** Why a subscription ended. */
export const ENDINGS = {
  owner: '订阅单位自己退订',
  gone: '接收地址答复 410（不再接收），订阅到此结束；要再收，请重新订阅',
  refused: '没有核对到这个代码属于订阅单位',
} as const
export type Ending = keyof typeof ENDINGS

export const DELIVERY_STATES = {
  waiting: '待送达',
  sent: '已送达',
  signed: '已签收',
  undelivered: '未送达',
} as const
export type DeliveryState = keyof typeof DELIVERY_STATES

/**
 * What happens to a delivery. `receive`: the receiver has proved by a receipt that it has the notice. `sign`: a person of the owner has taken note, be it
 * on the owner's page. A notice that was given up may still arrive when the owner asks for it again.
 */
export const DELIVERY_MOVES = {
  receive: { from: ['waiting', 'undelivered'], to: 'sent' },
  giveUp: { from: ['waiting'], to: 'undelivered' },
  sign: { from: ['sent', 'undelivered'], to: 'signed' },
} as const satisfies Record<string, { from: readonly DeliveryState[]; to: DeliveryState }>
