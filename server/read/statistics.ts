import type { Compared, StatisticsAnswer } from '../../shared/api/statistics'
import { quarterOf, quartersBetween, yearBefore, type Quarter } from '../../shared/codes/quarters'
import type { ListContract } from '../../shared/kinds/schemas'
import { ruleOf } from '../kinds/index'
import { COVER_RULE } from './cover'
import { coverBy, type Tellers } from './coverBy'
import { resolved, type AskedFilters } from './lists'
import type { Published } from './published'
import { LISTED_RULE } from './repeats'
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
  const model = published.models[list.kind]
  // The list of a figure that counts a thing once holds it once.
  const over: typeof statistics.over = (measured, today) =>
    statistics
      .over(measured, today)
      .map((one) => (model.hasRepeats && one.query !== null ? { ...one, query: { ...one.query, listed: 'once' } } : one))
  const { day } = published
  const { quarters } = list
  const isCompared = quarters !== undefined && asked.from === undefined && asked.to === undefined
  const rules = [
    ...statistics.rules,
    ...(list.filters.listed === undefined ? [] : [LISTED_RULE]),
    ...(quarters === undefined ? [] : [COVER_RULE, YEAR_BEFORE_RULE]),
  ]
  if (!isCompared) {
    return { all: over(model.measures(queryOf(asked)), day), groups: by === undefined ? [] : plainGroups(by), rules }
  }
  const spans = spansIn(published, list.kind, runs)
  const partedBy = [...new Set(Object.values(list.groups ?? {}).map(({ filter }) => filter))]
    .filter((filter) => filter !== quarters)
    .map((filter) => ({ filter, tellers: tellersOf(filter) }))
  const { [quarters]: quarter, ...others } = asked.filters
  const compared = quarter === undefined ? undefined : pairOf(quarter, others)
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

  /** Who tells of which value of a filter, of the values that make groups. */
  function tellersOf(filter: string): Tellers {
    const { isGroup = () => true } = Object.values(list.groups ?? {}).find((group) => group.filter === filter) ?? {}
    return new Map([...model.tellersOf(filter)].filter(([value]) => isGroup(value)))
  }

  function pairOf(now: Quarter, filters: Record<string, string>): Compared {
    const before = yearBefore(now)
    const narrowed = queryOf({ ...asked, filters }).filters
    const parts = partedBy.map(({ filter, tellers }) =>
      narrowed[filter] === undefined
        ? { tellers, asked: null }
        : { tellers: model.tellersOf(filter), asked: narrowed[filter].flatMap(withItsCounty) },
    )
    const told = (one: Quarter) => {
      const cover = coverBy(one, spans, parts, day)
      // A quarter of which something is public is told of in part, whatever parts it from the rest.
      const isTold = cover === 'uncovered' && quarters !== undefined && hasRecords({ ...filters, [quarters]: one })
      return { quarter: one, cover: isTold ? ('partly' as const) : cover }
    }
    return { now: told(now), yearBefore: told(before) }
  }

  function hasRecords(filters: Record<string, string>): boolean {
    return model.measures(queryOf({ ...asked, filters })).length > 0
  }

  function figuresOf(filters: Record<string, string>, filter: string, pair: Compared) {
    const of = ({ quarter: one }: Compared['now']) =>
      over(model.measures(queryOf({ ...asked, filters: { ...filters, [filter]: one } })), day)
    return besides(of(pair.now), of(pair.yearBefore), pair, { [filter]: pair.yearBefore.quarter })
  }

  /** Every quarter that a source tells of, those without a record too, and any other that has one. */
  function byQuarter(filter: string): StatisticsAnswer['groups'] {
    const days = [...spans.values()]
    const first = days.map(({ from }) => from).sort()[0]
    const last = [day, ...days.map(({ to }) => to)].sort().at(-1) ?? day
    const covered = first === undefined ? [] : quartersBetween(quarterOf(first), quarterOf(last), GROUPS_MAX)
    const recorded = model.measuresBy(filter, queryOf({ ...asked, filters: others })).keys()
    const every = [...new Set([...covered, ...recorded])].sort((a, b) => (a > b ? -1 : 1)).slice(0, GROUPS_MAX)
    return (quarter === undefined ? every : [quarter]).map((value) => {
      const pair = pairOf(value, others)
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
      .map((value) => {
        const ofValue = pairOf(pair.now.quarter, { ...others, [own]: value })
        return {
          value,
          query: { ...asked.filters, [own]: value },
          statistics: besides(over(now.get(value) ?? [], day), over(before.get(value) ?? [], day), ofValue, {
            [filter]: pair.yearBefore.quarter,
          }),
          compared: ofValue,
        }
      })
  }
}

/** A township is told of by who tells of its county: it may have had nothing to tell. */
const withItsCounty = (value: string): string[] => (/^\d{9,12}$/.test(value) ? [value, value.slice(0, 6)] : [value])
