import { AUDIT_ACTIONS } from '@shared/tips/auditActions'
import { MOVES } from '@shared/tips/moves'
import { PICTURE_DECISIONS } from '@shared/evidence'
import { detailLines } from './detail'

/** An action without words of its own, such as one of a later build, is shown as it is written. */
const ACTIONS: Readonly<Record<string, string>> = AUDIT_ACTIONS

const DECISIONS: Readonly<Record<string, string>> = PICTURE_DECISIONS

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
  const [, said = '', original] = (action === 'picture' && /^(\w+) ([0-9a-f]{64})$/.exec(detail ?? '')) || []
  if (original !== undefined) return { what: `${what}：${DECISIONS[said] ?? said}`, detail: `原图指纹 ${original}` }
  const [first = '', ...rest] = (detail ?? '').split(' ')
  const move = (MOVES as Readonly<Record<string, { label: string }>>)[first]
  return move === undefined ? { what, detail: detail ?? '' } : { what: `${what}：${move.label}`, detail: filledWords(rest.join(' ')) }
}
