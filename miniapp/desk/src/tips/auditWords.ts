import { MOVES } from '@shared/tips/moves'

/** What an officer did, in words. An action without words of its own is shown as it is written. */
const ACTIONS: Readonly<Record<string, string>> = {
  sign_in: '登录',
  sign_in_failed: '登录失败',
  sign_out: '退出',
  password_changed: '换了密码',
  look: '打开一件举报',
  case: '打开一件举报',
  part: '拆看内容',
  queue: '看队列',
  export: '导出',
  identity: '拆看身份',
  rewrap: '换封',
  officer_added: '增加人员',
  officer_removed: '移除人员',
  officer_reset: '重置密码',
  officer_away: '登记不在岗',
  officer_back: '登记回岗',
  audit: '看审计',
}

export function actionWords(action: string): string {
  const [kind = '', name = ''] = action.split(/[.:]/)
  const move = (MOVES as Readonly<Record<string, { label: string }>>)[name || kind]
  return ACTIONS[action] ?? ACTIONS[kind] ?? (move === undefined ? action : `办理：${move.label}`)
}
