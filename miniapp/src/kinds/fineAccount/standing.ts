import type { FineAgency, FineSignal } from '@shared/kinds/fineAccount/money'
import { SIGNAL_STATES } from '@shared/kinds/fineAccount/words'
import type { Standing } from '@/text/words'
import { wordOf } from '@/text/words'

/** How the figures of an agency stand, in one sentence. Nothing that is missing reads as fine, and no colour says that an agency is good. */
export function standingOf({ seen, unknown, few, signals }: Pick<FineAgency, 'seen' | 'unknown' | 'few' | 'signals'>): Standing {
  const rest = [unknown > 0 ? `${unknown} 个数据不全，看不出` : '', few > 0 ? `${few} 个样本不足` : ''].filter((one) => one !== '')
  const others = rest.length === 0 ? '' : `；另有 ${rest.join('，')}`
  if (seen > 0) return { tone: 'warn', words: `数字引出 ${seen} 个疑问，等说明${others}` }
  const looked = signals.length - unknown - few
  if (looked === 0) return { tone: 'unknown', words: `还看不出有没有疑问${others}` }
  return { tone: 'unknown', words: `能核对的 ${looked} 项里没有看到疑问${others}` }
}

/** How one question stands. */
export const signalStanding = ({ state }: Pick<FineSignal, 'state'>): Standing => ({
  tone: state === 'seen' ? 'warn' : 'unknown',
  words: wordOf(SIGNAL_STATES, state),
})
