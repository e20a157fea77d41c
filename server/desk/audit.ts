import type { AuditLineDoc } from '../models/auditLine'
import { hex } from '../../shared/tips/crypto/bytes'
import type { DeskDeps } from './deps'

/** What an audit line can be about, beside the moves of the table. */
export const AUDIT_ACTIONS = {
  sign_in: '登录',
  sign_in_failed: '登录失败',
  sign_out: '退出',
  look: '查看一件',
  part: '打开内容',
  message: '打开来信',
  move: '办理',
  confirm: '确认',
  send_back: '退回',
  filed: '登记举报',
  rewrap: '换用新密钥',
  recovery: '取走待恢复的封套',
  recovered: '上传恢复结果',
  identity: '拆看身份',
  officer_added: '增加工作人员',
  officer_away: '登记离岗',
  officer_back: '登记回岗',
  officer_reset: '重置密码',
  officer_removed: '移除工作人员',
} as const
export type AuditAction = keyof typeof AUDIT_ACTIONS

/** Stands for whoever gave a name that no officer has: what was typed may be a password, and is not kept. */
export const UNKNOWN_OFFICER = '?'

export interface Audited {
  officer: string
  role: string
  action: AuditAction
  tip?: string
  /** codes, numbers and reasons; never a word of a tip */
  detail?: string
}

const DIGITS_OF_TIME = 15
const TAIL_BYTES = 8

/** Adds a line. It is written before what it is about is shown: what could not be noted is not seen. */
export async function audit(
  { shelves, now, randomness }: Pick<DeskDeps, 'shelves' | 'now' | 'randomness'>,
  { officer, role, action, tip = undefined, detail = undefined }: Audited,
): Promise<void> {
  const at = now()
  const _id = `${String(at.getTime()).padStart(DIGITS_OF_TIME, '0')}-${hex(randomness(TAIL_BYTES))}`
  const line: AuditLineDoc = { _id, at, officer, role, action, tip: tip ?? null, detail: detail ?? null }
  await shelves.audit.create([line])
}
