import type Router from 'koa-router'
import { HISTORY, recordEndpoint } from '../../shared/api/endpoints'
import type { RecordAnswer } from '../../shared/api/records'
import type { Day } from '../../shared/codes/dates'
import { isKind } from '../../shared/kinds/index'
import { LISTS } from '../../shared/kinds/schemas'
import { bind } from '../door/bind'
import { hasHiddenCells } from '../mirror/source/hiddenCells'
import { ApiError } from '../errors'
import { presentComputed } from '../presenters/computed'
import { presentHistory } from '../presenters/history'
import { presentOtherClaims, presentRecord } from '../presenters/record'
import { historyOf } from '../read/history'
import type { Published } from '../read/published'
import { currentRecord, editionOn, pastRecord, type FoundRecord } from '../read/record'
import { createVersionLoader } from '../read/versionLoader'
import { asOf, publishedNow, showsBySoon, sourcesOf, type ReadDeps } from './readDeps'

/** `GET /api/v1/<list>/:id` by id or credit code, and `GET /api/v1/records/:kind/:id/history`. */
export function recordRoutes(router: Router, deps: ReadDeps): void {
  const { db } = deps
  const loadVersion = createVersionLoader(db)
  for (const list of Object.values(LISTS)) {
    bind(router, {
      endpoint: recordEndpoint(list),
      action: 'record.read',
      answer: async ({ query, params: { id } }) => {
        const edition = await editionAsked(deps, query)
        if (edition !== undefined) await showsBySoon(deps, edition)
        const published = publishedNow(deps)
        const asked = { kind: list.kind, idOrCode: id }
        const found =
          edition === undefined ? await currentRecord(db, loadVersion, published, asked) : await pastRecord(db, published, asked, edition)
        return { tag: published.tag, answer: answerOf(deps, published, found) }
      },
    })
  }

  bind(router, {
    endpoint: HISTORY,
    action: 'record.read',
    answer: async ({ params: { kind, id }, query: { limit, cursor } }) => {
      const published = publishedNow(deps)
      if (!isKind(kind)) throw new ApiError('record_not_found')
      const { _id: edition } = published.edition
      const before = cursor === undefined ? edition + 1 : Math.min(Number(cursor), edition + 1)
      const page = await historyOf(db, { kind, id }, { edition, before, limit })
      if (!page) throw new ApiError('record_not_found')
      return { tag: published.tag, answer: presentHistory(page, edition, published.day) }
    },
  })
}

/** The edition that is asked for, by its number or by a day; undefined: the present. Throws `edition_not_found` where the two contradict each other. */
async function editionAsked(
  { db, now }: ReadDeps,
  { on, edition }: { on?: Day | undefined; edition?: number | undefined },
): Promise<number | undefined> {
  if (on === undefined) return edition
  const found = await editionOn(db, on, now())
  if (edition !== undefined && edition !== found) throw new ApiError('edition_not_found', { edition: `那一天结束时公示的是第 ${found} 版` })
  return found
}

/** What the API answers of a record that was found. */
export function answerOf(
  deps: ReadDeps,
  published: Published,
  { version, present, related, shared, judgement }: FoundRecord,
): RecordAnswer {
  const alsoListedBy = presentOtherClaims(version, published.day, present)
  const names = [version.source, ...alsoListedBy.map(({ source }) => source)]
  const record = presentRecord(
    version,
    published.day,
    present,
    ({ rawSha256, source }) => published.untoldHashes.has(rawSha256 ?? '') || hasHiddenCells(source, deps.sources),
  )
  return {
    record,
    alsoListedBy,
    edition: published.edition._id,
    asOf: asOf(published),
    day: published.day,
    sources: sourcesOf(deps, version.kind).filter((source) => names.includes(source.name)),
    related,
    ...(shared ? { shared } : {}),
    judgement,
    computed: presentComputed(record, version === present ? published.day : null),
  }
}
