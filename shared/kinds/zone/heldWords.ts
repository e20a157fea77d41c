import type { Day } from '../../codes/dates'
import type { Standing } from '../../tones'
import { vacantDays } from './held'
import type { ResponsiblePerson } from './schema'

/** How a zone and each of its posts are held, in sentences, wherever that is told: on the phone, on a plain page, on paper. */

type Post = Pick<ResponsiblePerson, 'sector' | 'termFrom' | 'termTo' | 'training'> & { role: string }

/** How a zone is held and its persons are trained, in sentences: what somebody should look at first; nothing where somebody is in term and all is known. */
export function heldWords(computed: readonly { field: string; value: unknown }[]): Standing[] {
  const valueOf = (name: string) => computed.find(({ field }) => field === name)?.value
  const [vacant, overdue, unknown] = [valueOf('vacantDays'), valueOf('trainingOverdue'), valueOf('trainingUnknown')]
  return [
    ...(typeof vacant === 'number' && vacant > 0 ? [{ tone: 'stop' as const, words: `公布的任期都已届满，空岗 ${vacant} 天` }] : []),
    ...(vacant === null ? [{ tone: 'unknown' as const, words: '公布的任期看不出今天有没有人在任，不知道有没有空岗' }] : []),
    ...(typeof overdue === 'number' && overdue > 0 ? [{ tone: 'warn' as const, words: `${overdue} 人的培训逾期或没有通过` }] : []),
    ...(typeof unknown === 'number' && unknown > 0 ? [{ tone: 'unknown' as const, words: `${unknown} 人的培训情况未公布` }] : []),
  ]
}

/**
 * That a post is vacant on a day, with the days: the rule of a zone's own vacancy, held against those alone who answer as the same for the same sector.
 * Null where one of them is in term, or that cannot be told, and of who has not begun yet.
 */
export function vacantWords(post: Post, persons: readonly Post[], today: Day): string | null {
  if (post.termFrom !== null && post.termFrom > today) return null
  const same = persons.filter(({ role, sector }) => role === post.role && sector === post.sector)
  const days = vacantDays(same, today)
  if (days === null || days === 0) return null
  const next = same.flatMap(({ termFrom }) => (termFrom !== null && termFrom > today ? [termFrom] : [])).sort()[0]
  return `空岗 ${days} 天，${next === undefined ? '没有公布接任的人' : `接任的人 ${next} 起任`}`
}
