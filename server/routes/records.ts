import type Router from 'koa-router'
import { HISTORY, recordEndpoint } from '../../shared/api/endpoints'
import { LISTS } from '../../shared/kinds/schemas'
import type { RecordAnswer } from '../../shared/api/records'
import { addDays, startOfDay, type Day } from '../../shared/codes/dates'
import { isKind, type Kind } from '../../shared/kinds/index'
import { bind } from '../door/bind'
import { ApiError } from '../errors'
import { hasEnded } from '../editions/ended'
import type { VersionDoc } from '../models/version'
import { presentHistory } from '../presenters/history'
import { presentOtherClaims, presentRecord } from '../presenters/record'
import { relatedTo } from '../read/joins'
import type { Row } from '../read/model'
import { formerId } from '../read/former'
import { historyOf } from '../read/history'
import { judge } from '../read/judgement'
import { endFrom, versionAt, versionIdOf, type Published } from '../read/published'
import { createVersionLoader } from '../read/versionLoader'
import { asOf, publishedNow, sourcesOf, type ReadDeps } from './readDeps'

/** `GET /api/v1/<list>/:id` by id or credit code, and `GET /api/v1/records/:kind/:id/history`. */
export function recordRoutes(router: Router, deps: ReadDeps): void {
  const loadVersion = createVersionLoader(deps.shelves)
  for (const list of Object.values(LISTS)) {
    bind(router, {
      endpoint: recordEndpoint(list),
      action: 'record.read',
      answer: async ({ query, params: { id } }) => {
        const published = publishedNow(deps)
        const edition = query.on === undefined ? query.edition : await editionOn(deps, query)
        const answer =
          edition === undefined
            ? await currentAnswer(deps, loadVersion, published, list.kind, id)
            : await pastAnswer(deps, published, list.kind, id, edition)
        return { tag: published.tag, answer }
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
      const page = await historyOf(deps.shelves, { kind, id }, { edition, before, limit })
      if (!page) throw new ApiError('record_not_found')
      return { tag: published.tag, answer: presentHistory(page, edition, published.day) }
    },
  })
}

/**
 * The number of the edition that was public at the end of a day. Throws `edition_not_found` where there was none yet, where the day is
 * yet to come, and where another edition is asked for beside it.
 */
async function editionOn({ shelves, now }: ReadDeps, { on = '', edition }: { on?: Day; edition?: number }): Promise<number> {
  const end = startOfDay(addDays(on, 1))
  if (startOfDay(on) > now()) throw new ApiError('edition_not_found', { on: '还没有到这一天' })
  const found = await shelves.editions
    .findOne({ state: 'published', publishedAt: { $lt: end } }, { _id: 1 })
    .sort({ _id: -1 })
    .lean<{ _id: number }>()
  if (!found) throw new ApiError('edition_not_found', { on: '那一天还没有公示数据' })
  if (edition !== undefined && edition !== found._id)
    throw new ApiError('edition_not_found', { edition: `那一天结束时公示的是第 ${found._id} 版` })
  return found._id
}

type LoadVersion = ReturnType<typeof createVersionLoader>

async function currentAnswer(
  deps: ReadDeps,
  loadVersion: LoadVersion,
  published: Published,
  kind: Kind,
  id: string,
): Promise<RecordAnswer> {
  const row = published.models[kind].find(id)
  const version = row
    ? await loadVersion(versionIdOf(kind, row))
    : await versionAt(deps.shelves, kind, await idOf(deps, published, kind, id), published.edition._id)
  if (!version) throw new ApiError('record_not_found')
  return { ...answerFor(deps, published, version), ...(row ? joined(published, kind, row, version) : { related: null, judgement: null }) }
}

/** The id of a record by its id or by the credit code that it has, or had while it was public. */
async function idOf({ shelves }: ReadDeps, { models }: Published, kind: Kind, idOrCode: string): Promise<string> {
  const found = models[kind].find(idOrCode)?.id
  if (found !== undefined || LISTS[kind].keys === undefined) return found ?? idOrCode
  return (await formerId(shelves, kind, idOrCode)) ?? idOrCode
}

/** A record as it was at an edition. What has been erased since answers its tombstone, whatever edition is asked for. */
async function pastAnswer(deps: ReadDeps, published: Published, kind: Kind, idOrCode: string, edition: number): Promise<RecordAnswer> {
  if (edition > published.edition._id) throw new ApiError('edition_not_found', { edition: '还没有这一版' })
  const id = await idOf(deps, published, kind, idOrCode)
  const version = await versionAt(deps.shelves, kind, id, edition)
  if (!version) throw new ApiError('record_not_found')
  const isErased = version.body === null && version.tombstone === null
  const current = await versionAt(deps.shelves, kind, id, published.edition._id)
  // Between midnight and the calendar's edition what ended is still there, and its past is over with it.
  const isOver = current !== null && hasEnded(current.publicUntil, published.day)
  // Erased and listed again later: the past is answered by the end that erased it, not by the present.
  const end = isErased ? await endFrom(deps.shelves, kind, id, version.to) : null
  const shown = current && (isOver || (isErased && current.tombstone)) ? current : (end ?? version)
  return { ...answerFor(deps, published, shown, current ?? shown), related: null, judgement: null }
}

function answerFor(deps: ReadDeps, published: Published, version: VersionDoc, present: VersionDoc = version) {
  const alsoListedBy = presentOtherClaims(version, published.day, present)
  const names = [version.source, ...alsoListedBy.map(({ source }) => source)]
  return {
    record: presentRecord(version, published.day, present),
    alsoListedBy,
    edition: published.edition._id,
    asOf: asOf(published),
    day: published.day,
    sources: sourcesOf(deps, version.kind).filter((source) => names.includes(source.name)),
  }
}

/** What other records say about this one, at the same edition. */
function joined(published: Published, kind: Kind, row: Row, { body }: VersionDoc): Pick<RecordAnswer, 'related' | 'judgement'> {
  if (body === null) return { related: {}, judgement: null }
  const related = relatedTo(published, kind, row)
  return { related, judgement: judge({ kind, body, related, today: published.day }) }
}
