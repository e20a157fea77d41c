import type { OtherClaim, PublicRecord } from '../../shared/api/records'
import type { Day } from '../../shared/codes/dates'
import { isPast, type Present } from '../editions/claims'
import type { VersionDoc } from '../models/version'
import { WITHOUT_BODY } from '../models/versionFields'
import { ruleOf } from '../kinds/index'
import { labelOf } from '../kinds/labels'
import { differencesInBody } from './differences'

/** Of an end that no annulment brought about. */
const NO_CLOCK = { annulledOn: null, due: null }

/**
 * A version as the public sees it on a day. A body whose publicity ended before that day is dropped here too: the
 * calendar publishes its end at midnight, and between midnight and that edition nothing may be shown. `present`: the record's newest version,
 * where `version` is a past one. `isHashUntold`: whether in its bytes something is that is not public; default: by its kind alone.
 */
export function presentRecord(
  version: VersionDoc,
  today: Day,
  present: Present = version,
  isHashUntold: (version: VersionDoc) => boolean = () => false,
): PublicRecord {
  // Without body and tombstone a version was erased, by an edition that may not be public yet.
  const isErased = version.body === null && version.tombstone === null
  const over = isErased || (version.body !== null && isPast(version, present, today))
  const isTombstone = version.body === null || over
  return {
    kind: version.kind,
    id: version.id,
    revision: version.revision,
    source: version.source,
    agency: version.agency,
    documentNo: version.documentNo,
    documentNoWritten: version.documentNoWritten ?? null,
    sourceUrl: version.sourceUrl,
    publishedAt: version.publishedAt,
    firstSeenAt: version.firstSeenAt.toISOString(),
    lastChangedAt: version.changedAt.toISOString(),
    publicUntil: version.publicUntil,
    state: over ? 'expired' : version.state,
    basis: version.basis,
    origin: version.origin,
    rawSha256: ruleOf(version.kind).hidesCells || isHashUntold(version) ? null : version.rawSha256,
    body: version.body,
    ...(isTombstone ? {} : holdOn(version)),
    ...(version.unread ? { unread: version.unread.map((field) => ({ field, label: labelOf(version.kind, field.split('.')) })) } : {}),
    ...(isTombstone ? WITHOUT_BODY : {}),
    tombstone: over
      ? { reason: isErased ? '这一版的内容已依法删除' : '公示期满，已依法停止公示', since: today, ...NO_CLOCK }
      : version.tombstone && { ...NO_CLOCK, ...version.tombstone },
  }
}

/** That its subject was told of something, by whichever of its sources; nothing where nobody says so. */
function holdOn(version: VersionDoc): Pick<PublicRecord, 'hold'> {
  const hold = [version, ...(version.claims ?? [])].flatMap((claim) => claim.hold ?? [])[0]
  return hold ? { hold } : {}
}

/**
 * What other sources say of a record on a day, each with where it differs; nothing where the record itself is not shown. Of a past version
 * only what its source still says anything of: what was taken back is not told again.
 */
export function presentOtherClaims(version: VersionDoc, today: Day, present: Present = version): OtherClaim[] {
  if (version.body === null || isPast(version, present, today)) return []
  const speaking = new Set([present, ...(present.claims ?? [])].map(({ source }) => source))
  return (version.claims ?? [])
    .filter((claim) => speaking.has(claim.source) && !isPast(claim, present, today))
    .map(({ source, agency, documentNo, sourceUrl, publishedAt, body }) => ({
      source,
      agency,
      documentNo,
      sourceUrl,
      publishedAt,
      differences: differencesInBody(version.kind, version.body, body).flatMap(({ field, before, after }) =>
        after === null ? [] : [{ field, shown: before, other: after }],
      ),
    }))
}
