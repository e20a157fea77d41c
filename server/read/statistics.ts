import type { StatisticsAnswer } from '../../shared/api/statistics'
import type { ListContract } from '../../shared/kinds/schemas'
import type { Kind } from '../../shared/kinds/index'
import type { Statistics } from '../kinds/define'
import { ruleOf } from '../kinds/index'
import { resolved, type AskedFilters } from './lists'
import type { Published } from './published'

/** Groups of one answer: more are no table that anybody reads. */
const GROUPS_MAX = 100

/**
 * Statistics over the records of a list at the newest edition, on the day of the service. `by`: one of the list's groups. A group is
 * asked for by a filter, so that each of its figures is the total of a list.
 */
export function statisticsIn(
  published: Published,
  list: ListContract,
  asked: AskedFilters,
  by: string | undefined,
): Pick<StatisticsAnswer, 'all' | 'groups' | 'rules'> {
  const { statistics } = ruleOf(list.kind)
  if (statistics === undefined) throw new Error(`${list.kind} has groups and no statistics`)
  const model = published.models[list.kind]
  const { day } = published
  const query = { ...asked, ...resolved(published, list, asked) }
  return {
    all: statistics.over(model.measures(query), day),
    groups: by === undefined ? [] : groupsBy(by, statistics),
    rules: [...statistics.rules],
  }

  function groupsBy(name: string, { over }: Statistics<Kind>): StatisticsAnswer['groups'] {
    const { filter, isGroup = () => true } = list.groups?.[name] ?? { filter: name }
    return [...model.measuresBy(filter, query)]
      .filter(([value]) => isGroup(value))
      .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
      .slice(0, GROUPS_MAX)
      .map(([value, measures]) => ({
        value,
        query: { ...asked.filters, [filter]: value },
        statistics: over(measures, day),
      }))
  }
}
