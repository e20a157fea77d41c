import { CLOCKS, type ClockName } from '../../shared/tips/clocks'
import { moveOf, MOVE_NAMES, NEED_LABELS } from '../../shared/tips/moves'
import { OBJECTION_MOVE_NAMES, OBJECTION_NEED_LABELS, objectionMove } from '../../shared/objections/moves'
import { OBJECTION_STATES } from '../../shared/objections/words'
import { REPLY_MOVE_NAMES, REPLY_NEED_LABELS, replyMove } from '../../shared/replies/moves'
import { REPLY_STATES } from '../../shared/replies/words'
import { ACTORS, TIP_STATES } from '../../shared/tips/words'

/** The tables of the manual, out of the same tables that the service keeps to. */

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const tableOf = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n')

const clocksOf = (clocks: readonly ClockName[]): string => clocks.map((clock) => CLOCKS[clock].label).join('、')
const ALL = Object.keys(TIP_STATES).length

/** Every lawful move as Markdown: from where, to where, by whom, what must be filled, which time limits. */
export function moveTable(): string {
  const rows = MOVE_NAMES.map((name) => {
    const move = moveOf(name)
    const from = move.from.length === ALL ? '任何状态' : move.from.map((state) => TIP_STATES[state]).join('、')
    const clocks = [
      move.starts.length > 0 ? `起：${clocksOf(move.starts)}` : '',
      move.stops.length > 0 ? `停：${clocksOf(move.stops)}` : '',
      move.extends ? `延：${CLOCKS[move.extends].label}` : '',
    ]
    return [
      move.label,
      from,
      move.to === 'same' ? '不变' : TIP_STATES[move.to],
      move.by.map((actor) => ACTORS[actor]).join('、'),
      move.needs.map((need) => NEED_LABELS[need]).join('、') || '无',
      move.fourEyes ? '是' : '否',
      clocks.filter((one) => one !== '').join('；') || '无',
    ]
  })
  return tableOf(['步骤', '从', '到', '谁', '要填', '双人', '期限'], rows)
}

/** Every lawful move of an objection as Markdown; who is not independent of the record makes none that judges. */
export function objectionTable(): string {
  const rows = OBJECTION_MOVE_NAMES.map((name) => {
    const { label, from, to, needs, judges } = objectionMove(name)
    return [
      label,
      from.map((state) => OBJECTION_STATES[state]).join('、'),
      to === 'same' ? '不变' : OBJECTION_STATES[to],
      needs.map((need) => OBJECTION_NEED_LABELS[need]).join('、') || '无',
      judges ? '作出原决定以外的单位和人员' : '任何异议办理人',
    ]
  })
  return tableOf(['步骤', '从', '到', '要填', '由谁'], rows)
}

/** Every lawful move of a reply as Markdown; who is not independent of the record makes none that judges. */
export function replyTable(): string {
  const rows = REPLY_MOVE_NAMES.map((name) => {
    const { label, from, to, needs, judges } = replyMove(name)
    return [
      label,
      from.map((state) => REPLY_STATES[state]).join('、'),
      to === 'same' ? '不变' : REPLY_STATES[to],
      needs.map((need) => REPLY_NEED_LABELS[need]).join('、') || '无',
      judges ? '作出原决定以外的单位和人员' : '任何异议办理人',
    ]
  })
  return tableOf(['步骤', '从', '到', '要填', '由谁'], rows)
}

/** Every time limit as Markdown, with what it rests on. */
export function clockTable(): string {
  const rows = Object.values(CLOCKS).map(({ label, days, extension, basis }) => [
    label,
    `${days} 日`,
    extension === 0 ? '不能延' : `可延 ${extension} 日`,
    basis,
  ])
  return tableOf(['期限', '天数', '延长', '依据'], rows)
}
