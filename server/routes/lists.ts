import type Router from 'koa-router'
import { listEndpoint, mapEndpoint, statisticsEndpoint } from '../../shared/api/endpoints'
import { LISTS } from '../../shared/kinds/schemas'
import { JsonText, bind } from '../door/bind'
import { answerMap, createLists } from '../read/lists'
import { keptRuns } from '../read/keptRuns'
import { goodRunsOf } from '../read/runs'
import { runsTag } from '../read/spans'
import { statisticsIn } from '../read/statistics'
import { listText } from '../presenters/listText'
import { presentMarks } from '../presenters/map'
import { boxAsked, filtersAsked, listAsked } from './asked'
import { asOf, publishedFor, publishedNow, sourcesOf, type ReadDeps } from './readDeps'

/** The list of each kind, and the map of those that lie somewhere. */
export function listRoutes(router: Router, deps: ReadDeps): void {
  const answerList = createLists(deps.db)
  for (const list of Object.values(LISTS)) {
    const sources = sourcesOf(deps, list.kind)
    bind(router, {
      endpoint: listEndpoint(list),
      action: 'record.read',
      answer: async ({ query }) => {
        const published = await publishedFor(deps, query.cursor)
        const { items, total, next, edition } = await answerList(published, list, listAsked(query))
        const rest = { total, next, edition, asOf: asOf(published), sources }
        return { tag: published.tag, answer: new JsonText(listText('items', items, rest)) }
      },
    })
  }

  for (const list of Object.values(LISTS).filter(({ hasMap }) => hasMap)) {
    const sources = sourcesOf(deps, list.kind)
    bind(router, {
      endpoint: mapEndpoint(list),
      action: 'record.read',
      answer: ({ query }) => {
        const published = publishedNow(deps)
        const box = boxAsked(query)
        // The contract has checked it: a map is asked for with its box.
        if (box === undefined || box === 'none') throw new Error('a map without a box')
        const map = answerMap(published, list, filtersAsked(query), box)
        const total = map.cells.reduce((sum, { count }) => sum + count, 0)
        const rest = {
          total,
          nowhere: map.nowhere,
          edition: published.edition._id,
          asOf: asOf(published),
          sources,
        }
        return { tag: published.tag, answer: new JsonText(listText('marks', presentMarks(map), rest)) }
      },
    })
  }

  for (const list of Object.values(LISTS).filter(({ groups }) => groups)) {
    const sources = sourcesOf(deps, list.kind)
    const names = list.quarters === undefined ? [] : sources.map(({ name }) => name)
    const goodRuns = keptRuns(() => goodRunsOf(deps.db, names, deps.now()), deps.now)
    bind(router, {
      endpoint: statisticsEndpoint(list),
      action: 'record.read',
      answer: async ({ query }) => {
        const runs = names.length === 0 ? undefined : await goodRuns(publishedNow(deps).tag)
        const published = publishedNow(deps)
        const { by } = query as { by?: string }
        const { _id: edition } = published.edition
        const answer = {
          ...statisticsIn(published, list, filtersAsked(query), by, runs),
          day: published.day,
          edition,
          asOf: asOf(published),
          sources,
        }
        // A run that finds nothing new makes no edition, and quarters are covered by it nevertheless.
        return { tag: runs === undefined ? published.tag : `${published.tag}-${runsTag(runs)}`, answer }
      },
    })
  }
}
