import { daysOverdue } from '@shared/kinds/hazard/due'
import { HAZARD_LEVELS, OUTCOMES, UNRECTIFIED } from '@shared/kinds/hazard/words'
import type { Day } from '@shared/codes/dates'
import { UNKNOWN, UNREAD, wordOf } from '@/text/words'
import type { Mark, Pin } from '../define'
import { contradicted, leftWords } from './standing'

type Told = Pick<Pin, 'mark' | 'due' | 'unread'>

/** A hazard on the map: how it stands by shape and colour, its level by a sign. What is closed is told as that, and its level no more. */
export function hazardMark({ unrectifiedOn, ...pin }: Told & Pick<Pin, 'unrectifiedOn'>, today: Day): Mark {
  const said = markSaid(pin, today)
  return unrectifiedOn === undefined ? said : { ...contradicted(said, unrectifiedOn), legend: UNRECTIFIED, sign: '未' }
}

function markSaid({ mark, due, unread = [] }: Told, today: Day): Mark {
  if (mark === 'closed') return { tone: 'calm', legend: '已销号', sign: '销', words: '已销号' }
  const level = mark === null ? `级别${unread.includes('mark') ? UNREAD : UNKNOWN}` : wordOf<Record<string, string>>(HAZARD_LEVELS, mark)
  const sign = mark === 'major' ? '重' : mark === null ? '?' : ''
  const said = (tone: Mark['tone'], legend: string, words: string): Mark => ({
    tone,
    legend,
    sign,
    words: `${level}，${OUTCOMES.open}，${words}`,
  })
  // It is not closed: as far as its deadline goes, every other state is the same.
  const over = daysOverdue({ status: 'registered', due }, today)
  const dueUnknown = `期限${unread.includes('due') ? UNREAD : UNKNOWN}`
  if (over === null || due === null) return said('unknown', `${OUTCOMES.open}，${dueUnknown}`, dueUnknown)
  if (over > 0) return said('stop', `${OUTCOMES.open}，期限已过`, `期限已过 ${over} 天`)
  return said('warn', `${OUTCOMES.open}，期限未到`, leftWords(today, due))
}
