import { setTimeout } from 'node:timers/promises'
import type { City } from '../../shared/api/city'
import type { SourceRef } from '../../shared/api/lists'
import type { GradingTable } from '../../shared/grading/table'
import type { UnrectifiedAnswer } from '../../shared/api/unrectified'
import type { Kind } from '../../shared/kinds/index'
import { ApiError } from '../errors'
import { OWN_TITLES } from '../kinds/own'
import { presentSourceRef, type Source } from '../mirror/source/sources'
import type { RecordDb } from '../models/index'
import type { Published, PublishedView } from '../read/published'
import type { CommonDeps } from './deps'

/** What the routes of the public record are given; nothing in them reaches for anything else. */
export interface ReadDeps extends CommonDeps {
  db: RecordDb
  view: PublishedView
  sources: readonly Source[]
  city: City
  /** the rule table by which grades are recomputed; null or absent: the city has published none */
  grading?: GradingTable | null | undefined
  /** what the desk has made public of a hazard: all that this journey is told of tips */
  unrectified: (record: string) => Promise<UnrectifiedAnswer>
  /** where people reach the service; absent: what each request says */
  publicUrl?: string | undefined
}

/** What is public now. Throws `not_ready` before the first edition. */
export function publishedNow({ view }: Pick<ReadDeps, 'view'>): Published {
  const published = view.today()
  if (!published) throw new ApiError('not_ready')
  return published
}

/** How long an edition is waited for that another instance may have published. */
const CATCH_UP_MS = 2_000

/**
 * What is public now, where an address names an edition. One that lies ahead may have been published by another instance of the service a moment ago: it
 * is looked for, `patience` milliseconds at most, before anybody says that there is none. Throws `not_ready` before the first edition.
 */
export async function publishedUpTo(deps: Pick<ReadDeps, 'view'>, edition: number | undefined, patience = CATCH_UP_MS): Promise<Published> {
  const published = publishedNow(deps)
  if (edition === undefined || edition <= published.edition._id) return published
  const inTime = new AbortController()
  const tooLong = setTimeout(patience, undefined, { signal: inTime.signal }).catch(() => undefined)
  await Promise.race([deps.view.refresh().finally(() => inTime.abort()), tooLong])
  return publishedNow(deps)
}

/** The edition that a cursor of a list or of changes begins in; undefined: there is no cursor. */
export const editionOf = (cursor: string | undefined): number | undefined =>
  cursor === undefined ? undefined : Number.parseInt(cursor, 10)

/** The sources that a kind's facts come from, those of this house last. */
export const sourcesOf = ({ sources, city }: Pick<ReadDeps, 'sources' | 'city'>, kind: Kind): SourceRef[] => [
  ...sources.filter((source) => source.kind === kind).map((source) => presentSourceRef(source, city.sample)),
  ...Object.entries(OWN_TITLES).flatMap(([name, { kind: own, title, agency }]) =>
    own === kind ? [{ name, title, agency, sample: city.sample }] : [],
  ),
]

/** The time an edition speaks of. */
export const asOf = ({ edition }: Published): string => (edition.publishedAt ?? edition.preparedAt).toISOString()
