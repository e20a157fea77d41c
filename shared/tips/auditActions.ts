/** What an audit line can be about, beside the moves of the table, in the words of the desk. This file imports nothing. */
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
  rewrap: '换封',
  recovery: '取走待恢复的封套',
  recovered: '上传恢复结果',
  identity: '拆看身份',
  picture: '看过图片',
  officer_added: '增加人员',
  officer_away: '登记不在岗',
  officer_back: '登记回岗',
  officer_reset: '重置密码',
  officer_removed: '移除人员',
} as const
export type AuditAction = keyof typeof AUDIT_ACTIONS
