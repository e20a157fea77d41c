import { MOVES } from '@shared/tips/moves'
import { detailLines } from './detail'

/** What an officer did, in words. An action without words of its own is shown as it is written. */
const ACTIONS: Readonly<Record<string, string>> = {
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
  officer_added: '增加人员',
  officer_away: '登记不在岗',
  officer_back: '登记回岗',
  officer_reset: '重置密码',
  officer_removed: '移除人员',
}

const partWords = (message: number, part: number): string =>
  `${message === 0 ? '' : `第 ${message} 封信，`}${part === 0 ? '文字' : `第 ${part} 张照片`}`

/** What was filled, `name=value` one after another, in the words of the tables. */
function filledWords(text: string): string {
  const pairs = [...text.matchAll(/(\w+)=(.*?)(?= \w+=|$)/g)].map(([, name = '', value = '']) => [name, value])
  return detailLines(Object.fromEntries(pairs) as Record<string, string>)
    .map((line) => `${line.label}：${line.text}`)
    .join('；')
}

/** An action with what it was done to: a move by its label, the rest of its detail as it stands. */
export function auditWords({ action, detail }: { action: string; detail: string | null }): { what: string; detail: string } {
  const what = ACTIONS[action] ?? action
  const place = /^(\d+)\/(\d+)$/.exec(detail ?? '')
  if (place !== null) return { what, detail: partWords(Number(place[1]), Number(place[2])) }
  const asked = action === 'identity' ? /^(\d+) (.*)$/s.exec(detail ?? '') : null
  if (asked !== null) return { what, detail: `${asked[1] === '0' ? '举报时留的' : `第 ${asked[1]} 封信里的`}，事由：${asked[2]}` }
  const [first = '', ...rest] = (detail ?? '').split(' ')
  const move = (MOVES as Readonly<Record<string, { label: string }>>)[first]
  return move === undefined ? { what, detail: detail ?? '' } : { what: `${what}：${move.label}`, detail: filledWords(rest.join(' ')) }
}
