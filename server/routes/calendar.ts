import type Router from 'koa-router'
import { CALENDAR } from '../../shared/api/endpoints'
import { readRecordKey } from '../../shared/api/recordKey'
import { bind } from '../door/bind'
import { originOf } from '../door/origin'
import { presentCalendar } from '../presenters/calendar'
import { presentRecord } from '../presenters/record'
import { versionIdOf } from '../read/published'
import { createVersionLoader } from '../read/versionLoader'
import { asOf, publishedNow, type ReadDeps } from './readDeps'

/** `GET /api/v1/calendar.ics`: the deadlines of the records that are named and public. */
export function calendarRoute(router: Router, deps: ReadDeps): void {
  const loadVersion = createVersionLoader(deps.db)
  bind(router, {
    endpoint: CALENDAR,
    action: 'record.read',
    answer: async ({ query: { records } }, ctx) => {
      const published = publishedNow(deps)
      // By their ids: a firm that is named by its id and by its code has its days once.
      const ids = new Set(
        records.split(',').flatMap((key) => {
          const { kind, id } = readRecordKey(key)
          const row = published.models[kind].find(id)
          return row ? [versionIdOf(kind, row)] : []
        }),
      )
      const versions = await Promise.all([...ids].map(loadVersion))
      return presentCalendar({
        city: deps.city,
        origin: originOf(ctx.req, deps.publicUrl),
        asOf: asOf(published),
        records: versions.flatMap((version) => (version ? [presentRecord(version, published.day)] : [])),
      })
    },
  })
}
