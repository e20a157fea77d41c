import type { Log } from '../log'
import type { Sources } from '../mirror/sources'
import { presentSourceRef } from '../mirror/sources'
import type { SourceRef } from '../../shared/api/lists'
import type { Kind } from '../../shared/vocabulary'
import type { Shelves } from '../models/index'
import { ApiError } from '../errors'
import type { Published, PublishedView } from '../read/published'

/** What the routes are given; nothing in them reaches for anything else. */
export interface Deps {
  shelves: Shelves
  view: PublishedView
  sources: Sources
  now: () => Date
  log: Log
  /** where people reach the service; absent: what each request says */
  publicUrl?: string | undefined
  /** which store it is, for the health answer */
  store: string
}

/** What is public now. Throws `not_ready` before the first edition. */
export function publishedNow({ view }: Deps): Published {
  const published = view.today()
  if (!published) throw new ApiError('not_ready')
  return published
}

/** The sources that a kind's facts come from. */
export const sourcesOf = ({ sources }: Deps, kind: Kind): SourceRef[] =>
  sources.sources.filter((source) => source.kind === kind).map((source) => presentSourceRef(source, sources.city.sample))

/** The time an edition speaks of. */
export const asOf = ({ edition }: Published): string => (edition.publishedAt ?? edition.preparedAt).toISOString()
