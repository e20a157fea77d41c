import { shanghaiClock, shanghaiDay } from '../../../shared/codes/dates'
import { KEY_HOLDERS, type KeyHolder } from '../../../shared/tips/crypto/keyFile'
import type { Purpose } from '../../../shared/tips/purposes'
import { DESKS } from '../../../shared/tips/words'
import { OBJECTION_DESK } from '../../../shared/objections/words'
import { CANARY_DESK } from '../../tips/settings'

/** Words of the ceremony. */

export const PURPOSE_WORDS: Record<Purpose, string> = {
  seal: '密封（举报内容）',
  sign: '签名（答复）',
  identity: '身份（姓名和联系方式）',
  recovery: '恢复',
}

/** The name of a desk for people. */
export const deskWords = (desk: string): string =>
  desk === CANARY_DESK ? '自检（没有人）' : desk === OBJECTION_DESK ? '异议办理' : desk in DESKS ? DESKS[desk as keyof typeof DESKS] : desk

/** A time in seconds as day and clock of Asia/Shanghai. */
export const timeWords = (seconds: number): string => {
  const at = new Date(seconds * 1_000)
  return `${shanghaiDay(at)} ${shanghaiClock(at)}`
}

/** Who keeps a file, and what it is good for. */
export const HOLDER_SHEET: Record<KeyHolder, string> = {
  handler: `${KEY_HOLDERS.handler}：每人一份 U 盘，随身锁好；在 desk.html 里选择这个文件并输入口令，才能拆看举报、签名答复`,
  payer: `${KEY_HOLDERS.payer}：只交给发奖励的人，不给经办人；里面的钥匙只能打开姓名和联系方式`,
  reviewer: `${KEY_HOLDERS.reviewer}：只交给办理异议的人；里面的钥匙只能打开提出异议的人的联系方式，打不开举报`,
  recovery: `${KEY_HOLDERS.recovery}：交第三方机关封存；受理台的钥匙丢失时，凭它恢复未办结的举报`,
  canary: `${KEY_HOLDERS.canary}：没有口令，放在服务器上（TIP_CANARY_KEYS），只能打开服务器自己发给自己的试件`,
}
