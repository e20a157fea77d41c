import type { ChangesFilter } from '../../shared/api/changes'
import { normaliseCreditCode } from '../../shared/codes/creditCode'
import { foldKeyText } from '../../shared/codes/fold'
import { HISTORY_MAX } from '../../shared/limits'
import { KINDS, codesOf, type Kind } from '../../shared/vocabulary'
import type { Present } from '../editions/claims'
import type { Shelves } from '../models/index'
import { OPEN_END, type VersionDoc } from '../models/version'
import { wrongSince } from './corrections'
import { formerEnterprise, formerZone, tokensOfFormer } from './former'
import { enterpriseTokens, type KindModel } from './model'
import type { Published } from './published'

/** A change and the version before it, where there is one. */
export interface ChangedVersion {
  version: VersionDoc
  before: VersionDoc | null
  /** the record as it stands now */
  present: Present | null
  /** of a correction: since when what it mended had been wrong */
  wrongSince: Date | null
}

const NEWEST_FIRST = { kind: -1, from: -1, id: -1 } as const
const BACKWARDS = { kind: -1, id: -1, from: -1 } as const
const PRESENT_FIELDS = { source: 1, publicUntil: 1, state: 1, 'claims.source': 1, 'claims.publicUntil': 1 } as const
/** Records of one enterprise or zone that are followed at once. */
const FOLLOWED_MAX = 1_000

/**
 * Public changes, the newest first, up to and including an edition: `limit` of them after the first `skip`, each with the
 * version it followed. One kind is read in the order of its index; several are merged.
 */
export async function changesOf(
  shelves: Shelves,
  published: Published,
  filter: ChangesFilter,
  { edition, skip, limit }: { edition: number; skip: number; limit: number },
): Promise<ChangedVersion[]> {
  const wanted = await followedIds(shelves, published, filter)
  const kinds = (filter.kind ? [filter.kind] : codesOf(KINDS)).filter((kind) => wanted === null || wanted.has(kind))
  const perKind = await Promise.all(
    kinds.map((kind) =>
      shelves.versions.collection
        .find<VersionDoc>(
          {
            ...(filter.operation ? { operation: filter.operation } : {}),
            kind,
            from: { $lte: edition },
            ...(wanted ? { id: { $in: wanted.get(kind) ?? [] } } : {}),
          },
          { sort: filter.operation ? { operation: -1, ...NEWEST_FIRST } : NEWEST_FIRST, limit: skip + limit },
        )
        .toArray(),
    ),
  )
  const versions = perKind
    .flat()
    .sort((a, b) => b.from - a.from || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.id < b.id ? 1 : -1))
    .slice(skip, skip + limit)
  return Promise.all(
    versions.map(async (version) => {
      const { kind, id, from } = version
      const { collection } = shelves.versions
      const isCorrection = version.operation === 'correct'
      const [earlier, present] = await Promise.all([
        collection
          .find<VersionDoc>({ kind, id, from: { $lt: from } }, { sort: BACKWARDS, limit: isCorrection ? HISTORY_MAX : 1 })
          .toArray(),
        collection.findOne<Present>({ kind, id, to: OPEN_END }, { projection: PRESENT_FIELDS }),
      ])
      return { version, before: earlier[0] ?? null, present, wrongSince: isCorrection ? wrongSince(version, earlier) : null }
    }),
  )
}

/** The records that an enterprise or a zone is followed by, by kind; null where nothing narrows them. */
async function followedIds(
  shelves: Shelves,
  { models }: Published,
  { enterprise, zone }: ChangesFilter,
): Promise<Map<Kind, string[]> | null> {
  if (enterprise === undefined && zone === undefined) return null
  const ids = new Map<Kind, string[]>()
  if (enterprise !== undefined) {
    const row = models.enterprise.find(enterprise)
    // A firm that is in the register no more, or never was, is followed by its code.
    const id = row?.id ?? (await formerEnterprise(shelves, enterprise)) ?? enterprise
    const former = row ? enterpriseTokens(row) : await tokensOfFormer(shelves, id)
    const tokens = former.length > 0 ? former : ['u:' + normaliseCreditCode(enterprise)]
    ids.set('enterprise', [id])
    for (const kind of ['accident', 'penalty', 'notice'] as const) ids.set(kind, idsWith(models[kind], { enterprise: tokens }))
  }
  if (zone !== undefined) {
    const former = await formerZone(shelves, zone)
    ids.set('zone', [...new Set([...zonesBelow(models.zone, zone), ...(former === null ? [] : [former])])])
  }
  return ids
}

const idsWith = (model: KindModel, filters: Record<string, readonly string[]>): string[] =>
  model.page({ filters, sort: '' }, 0, FOLLOWED_MAX).items.map((item) => (JSON.parse(item) as { id: string }).id)

function zonesBelow(model: KindModel, code: string): string[] {
  let codes = [foldKeyText(code)]
  const found = new Set(idsWith(model, { code: codes }))
  while (codes.length > 0 && found.size < FOLLOWED_MAX) {
    const children = model
      .page({ filters: { parent: codes }, sort: 'code' }, 0, FOLLOWED_MAX)
      .items.map((item) => JSON.parse(item) as { id: string; code: string })
    codes = children.filter(({ id }) => !found.has(id)).map((child) => foldKeyText(child.code))
    for (const { id } of children) found.add(id)
  }
  return [...found]
}
