import type { Compared, StatisticsAnswer } from '../../shared/api/statistics'
import { quarterOf, quartersBetween, yearBefore, type Quarter } from '../../shared/codes/quarters'
import type { ListContract } from '../../shared/kinds/schemas'
import { ruleOf } from '../kinds/index'
import { COVER_RULE, coverOf } from './cover'
import { resolved, type AskedFilters } from './lists'
import type { Published } from './published'
import { spansIn, type GoodRuns } from './spans'
import { YEAR_BEFORE_RULE, besides } from './yearBefore'

/** Groups of one answer: more are no table that anybody reads. */
const GROUPS_MAX = 100

type Told = Pick<StatisticsAnswer, 'all' | 'compared' | 'groups' | 'rules'>

/**
 * Statistics over the records of a list at the newest edition, on the day of the service. `by`: one of the list's groups. A group is
 * asked for by a filter, so that each of its figures is the total of a list. Where a list has quarters, the figures of one stand beside those of the
 * year before, unless the list is narrowed to days: those cut quarters into pieces.
 */
export function statisticsIn(
  published: Published,
  list: ListContract,
  asked: AskedFilters,
  by: string | undefined,
  runs: GoodRuns = new Map(),
): Told {
  const { statistics } = ruleOf(list.kind)
  if (statistics === undefined) throw new Error(`${list.kind} has groups and no statistics`)
  const { over } = statistics
  const model = published.models[list.kind]
  const { day } = published
  const { quarters } = list
  const isCompared = quarters !== undefined && asked.from === undefined && asked.to === undefined
  const rules = [...statistics.rules, ...(quarters === undefined ? [] : [COVER_RULE, YEAR_BEFORE_RULE])]
  if (!isCompared) {
    return { all: over(model.measures(queryOf(asked)), day), groups: by === undefined ? [] : plainGroups(by), rules }
  }
  const spans = spansIn(published, list.kind, runs)
  const { [quarters]: quarter, ...others } = asked.filters
  const compared = quarter === undefined ? undefined : pairOf(quarter)
  const groups =
    by === undefined ? [] : by === quarters ? byQuarter(quarters) : compared ? sideBySide(by, quarters, compared) : plainGroups(by)
  if (compared === undefined) return { all: over(model.measures(queryOf(asked)), day), groups, rules }
  return { all: figuresOf(asked.filters, quarters, compared), compared, groups, rules }

  function queryOf(narrowed: AskedFilters) {
    return { ...narrowed, ...resolved(published, list, narrowed) }
  }

  function plainGroups(name: string): StatisticsAnswer['groups'] {
    const { filter } = list.groups?.[name] ?? { filter: name }
    return [...measuresBy(name, asked)]
      .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
      .slice(0, GROUPS_MAX)
      .map(([value, measures]) => ({ value, query: { ...asked.filters, [filter]: value }, statistics: over(measures, day) }))
  }

  function measuresBy(name: string, narrowed: AskedFilters): Map<string, unknown[]> {
    const { filter, isGroup = () => true } = list.groups?.[name] ?? { filter: name }
    return new Map([...model.measuresBy(filter, queryOf(narrowed))].filter(([value]) => isGroup(value)))
  }

  function pairOf(now: Quarter): Compared {
    const before = yearBefore(now)
    const told = (one: Quarter) => ({ quarter: one, cover: coverOf(one, spans, day) })
    return { now: told(now), yearBefore: told(before) }
  }

  function figuresOf(filters: Record<string, string>, filter: string, pair: Compared) {
    const of = ({ quarter: one }: Compared['now']) =>
      over(model.measures(queryOf({ ...asked, filters: { ...filters, [filter]: one } })), day)
    return besides(of(pair.now), of(pair.yearBefore), pair, { [filter]: pair.yearBefore.quarter })
  }

  /** Every quarter that a source tells of, those without a record too. */
  function byQuarter(filter: string): StatisticsAnswer['groups'] {
    const first = spans.map(({ from }) => from).sort()[0]
    const last = [day, ...spans.map(({ to }) => to)].sort().at(-1) ?? day
    const every = first === undefined ? [] : quartersBetween(quarterOf(first), quarterOf(last), GROUPS_MAX)
    return (quarter === undefined ? every : [quarter]).map((value) => {
      const pair = pairOf(value)
      return { value, query: { ...others, [filter]: value }, statistics: figuresOf(others, filter, pair), compared: pair }
    })
  }

  /** The groups of one quarter and of the same one of the year before: what has a record in either stands in both. */
  function sideBySide(name: string, filter: string, pair: Compared): StatisticsAnswer['groups'] {
    const { filter: own } = list.groups?.[name] ?? { filter: name }
    const of = ({ quarter: one }: Compared['now']) => measuresBy(name, { ...asked, filters: { ...others, [filter]: one } })
    const [now, before] = [of(pair.now), of(pair.yearBefore)]
    const countOf = (groups: typeof now, value: string) => groups.get(value)?.length ?? 0
    return [...new Set([...now.keys(), ...before.keys()])]
      .sort((a, b) => countOf(now, b) - countOf(now, a) || countOf(before, b) - countOf(before, a) || (a < b ? -1 : 1))
      .slice(0, GROUPS_MAX)
      .map((value) => ({
        value,
        query: { ...asked.filters, [own]: value },
        statistics: besides(over(now.get(value) ?? [], day), over(before.get(value) ?? [], day), pair, {
          [filter]: pair.yearBefore.quarter,
        }),
        compared: pair,
      }))
  }
}
