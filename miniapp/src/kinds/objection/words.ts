import type { Day } from '@shared/codes/dates'
import { OBJECTION_OUTCOMES } from '@shared/kinds/objection/words'
import type { ObjectionItem } from '@shared/kinds/objection/schema'

type Told = Pick<ObjectionItem, 'stage' | 'due' | 'outcome' | 'unit' | 'decidedOn'>

/** Whether its last day is over without an answer. */
export const isOverdue = ({ outcome, due }: Pick<Told, 'outcome' | 'due'>, today: Day): boolean =>
  outcome === null && due !== null && due < today

/** How an objection stands, in one sentence. */
export function standingWords(told: Told, today: Day): string {
  const { stage, due, outcome, unit, decidedOn } = told
  if (outcome !== null) return `${[decidedOn, unit].filter(Boolean).join(' ')}决定：${OBJECTION_OUTCOMES[outcome]}`
  const until = due === null ? '收到后 15 个工作日内答复' : isOverdue(told, today) ? `应在 ${due} 前答复，已经逾期` : `最迟 ${due} 前答复`
  return stage === 'received' ? `有人提出异议，正在核对由谁提出，${until}` : `有一项异议正在处理，${until}`
}
