import type { Statistic } from '../../../shared/api/statistics'
import type { ReplyBody } from '../../../shared/kinds/reply/schema'
import { REPLY_STATISTIC_RULES } from '../../../shared/kinds/reply/words'
import type { Statistics } from '../define'
import { count } from '../figure'

/** What statistics need of a reply. */
export type ReplyMeasures = Pick<ReplyBody, 'stage' | 'grounds'>

/** Figures over a set of replies: each that was read is one of three. */
export function statisticsOf(replies: readonly ReplyMeasures[]): Statistic[] {
  const shown = replies.filter(({ stage }) => stage !== 'refused')
  const whole = shown.filter(({ grounds }) => grounds.length === 0).length
  const of = (ground: ReplyMeasures['grounds'][number]) => replies.filter(({ grounds }) => grounds.includes(ground)).length
  const refused = replies.length - shown.length
  return [
    count('read', '已阅读', replies.length, {}),
    { ...count('whole', '原样公布', whole, {}), query: null },
    { ...count('hidden', '遮盖后公布', shown.length - whole, {}), query: null },
    count('refused', '不公布', refused, { stage: 'refused' }),
    count('insult', '因侮辱遮盖或不公布', of('insult'), { ground: 'insult' }),
    count('personalData', '因他人个人信息遮盖或不公布', of('personal_data'), { ground: 'personal_data' }),
  ]
}

export const statistics: Statistics<'reply', ReplyMeasures> = {
  measuresOf: ({ stage, grounds }) => ({ stage, grounds }),
  over: statisticsOf,
  rules: Object.entries(REPLY_STATISTIC_RULES).map(([key, { text, version }]) => ({ key, text, version })),
}
