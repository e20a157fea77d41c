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
  /** how long an edition is waited for that another instance may have published, in milliseconds; absent: two seconds */
  editionPatienceMs?: number | undefined
}

const EDITION_PATIENCE_MS = 2_000

/** What is public now. Throws `not_ready` before the first edition. */
export function publishedNow({ view }: Pick<ReadDeps, 'view'>): Published {
  const published = view.today()
  if (!published) throw new ApiError('not_ready')
  return published
}

/**
 * What is public once the edition is shown in which a cursor (`edition.place`) began: behind a proxy the page before it may have come from an instance
 * that is a moment ahead. Throws `not_ready` before the first edition, and `edition_not_found` for one that does not come.
 */
export async function publishedFor(
  deps: Pick<ReadDeps, 'view' | 'editionPatienceMs'>,
  cursor: string | undefined,
  field = 'cursor',
): Promise<Published> {
  const isShown = cursor === undefined || (await showsBySoon(deps, parseInt(cursor, 10)))
  if (!isShown) throw new ApiError('edition_not_found', { [field]: '没有这一版' })
  return publishedNow(deps)
}

/** Whether an edition is shown by now, or within the time that one of another instance is waited for. Throws `not_ready` before the first edition. */
export function showsBySoon(deps: Pick<ReadDeps, 'view' | 'editionPatienceMs'>, edition: number): Promise<boolean> {
  publishedNow(deps)
  return deps.view.shows(edition, deps.editionPatienceMs ?? EDITION_PATIENCE_MS)
}

/** The sources that a kind's facts come from, those of this house last. */
export const sourcesOf = ({ sources, city }: Pick<ReadDeps, 'sources' | 'city'>, kind: Kind): SourceRef[] => [
  ...sources.filter((source) => source.kind === kind).map((source) => presentSourceRef(source, city.sample)),
  ...Object.entries(OWN_TITLES).flatMap(([name, { kind: own, title, agency }]) =>
    own === kind ? [{ name, title, agency, sample: city.sample }] : [],
  ),
]

/** The time an edition speaks of. */
export const asOf = ({ edition }: Published): string => (edition.publishedAt ?? edition.preparedAt).toISOString()
