import { daysBetween, type Day } from '@shared/codes/dates'
import { countedOn, daysOverdue, standingOn } from '@shared/kinds/directive/measures'
import type { DirectiveBody, DirectiveItem } from '@shared/kinds/directive/schema'
import { EMPTY_WORDS, MISSING } from '@shared/kinds/directive/words'
import type { Standing } from '@/text/words'

type Told = Pick<DirectiveItem, 'measures' | 'missing'>

/** How a directive stands on a day, in one sentence: the first thing that its page and its line say. Nothing unknown reads as fine. */
export function standingOf({ measures, missing }: Told, today: Day): Standing {
  const total = measures.length
  if (total === 0) return { tone: 'warn', words: EMPTY_WORDS }
  const { kept, late, overdue, running, unknown } = countedOn(measures, today)
  if (kept === total) {
    const lacks = missing.map((one) => MISSING[one] ?? one).join('、')
    const words = `${total} 条措施都写明按期落实`
    return lacks === '' ? { tone: 'pass', words } : { tone: 'unknown', words: `${words}；没有全部写明${lacks}` }
  }
  const parts: [number, string][] = [
    [overdue, '逾期未落实'],
    [late, '逾期后落实'],
    [kept, '按期落实'],
    [running, '还没有到期'],
    [unknown, '不知道是否按期'],
  ]
  const words = parts.flatMap(([count, word]) => (count === 0 ? [] : [`${count} 条${word}`])).join('，')
  return { tone: overdue > 0 ? 'stop' : late > 0 ? 'warn' : 'unknown', words: `${total} 条措施：${words}` }
}

/** What somebody is to do: a measure, or whatever else is held against a day like one. */
type Measure = Pick<DirectiveBody['measures'][number], 'due' | 'doneOn' | 'outcome' | 'state'>

/** How one measure stands on a day, in one sentence. */
export function measureStanding(measure: Measure, today: Day): Standing {
  const { due, doneOn, outcome, state } = measure
  switch (standingOn(measure, today)) {
    case 'kept':
      return { tone: 'pass', words: `${doneOn} 按期落实` }
    case 'late':
      return { tone: 'warn', words: `${doneOn} 落实，逾期 ${due !== null && doneOn !== null ? daysBetween(due, doneOn) : ''} 天` }
    case 'overdue': {
      const days = daysOverdue(measure, today)
      return { tone: 'stop', words: days === null ? '来源写明逾期未落实' : `逾期 ${days} 天未落实` }
    }
    case 'running':
      return { tone: 'unknown', words: `还没有到期${outcome === 'untold' ? '，落实情况未公布' : ''}` }
    case 'unknown':
      return { tone: 'unknown', words: unsure({ due, doneOn, outcome, state }, today) }
  }
}

/** Why it is not known whether a measure is in time. */
function unsure({ due, doneOn, outcome, state }: Measure, today: Day): string {
  if (outcome === 'undated') {
    if (doneOn === null) return '已落实，落实日期未公布'
    return doneOn > today ? `公布的落实日期 ${doneOn} 还没有到` : `${doneOn} 落实，完成时限未公布，不知道是否按期`
  }
  if (outcome === 'untold') return due === null ? '完成时限和落实情况未公布' : `期限已过 ${daysBetween(due, today)} 天，落实情况未公布`
  return state === 'overdue' ? '来源写明逾期，公布的期限还没有到' : '还没有落实，完成时限未公布'
}
