import { SHOWN_STATES } from '../../../shared/envelope'
import { KINDS, type Kind } from '../../../shared/kinds/index'
import type { Body } from '../../../shared/kinds/schemas'
import { codesOf } from '../../../shared/vocabulary'
import { isArea } from '../../kinds/define'
import { ruleOf } from '../../kinds/index'
import { placingOf } from '../../kinds/placing'
import type { RecordDb } from '../../models/index'
import { OPEN, type VersionDoc } from '../../models/version'
import { saysSector, tellsPictures } from '../../privacy/precision'

/** The spots of which no picture may be public, by the keys that records name which lie there; as what is public now tells them, sorted. */
export async function protectedSpots({ versions }: Pick<RecordDb, 'versions'>): Promise<string[]> {
  const keys = new Set<string>()
  for (const kind of codesOf(KINDS)) {
    // A zone is no spot: it has no sector of its own.
    if (!saysSector(kind) || !isArea(ruleOf(kind))) continue
    const shown = { ...OPEN, kind, state: { $in: [...SHOWN_STATES] } }
    for await (const { body } of versions.find(shown, { body: 1 }).lean<Pick<VersionDoc, 'body'>>().cursor())
      if (body && !tellsPictures(kind, body as never, placingOf(kind, body as never)))
        for (const key of ruleOf(kind).areaKeys(body as never)) keys.add(key)
  }
  return [...keys].sort()
}

/** Whether a record lies at one of these spots, where another tells where that is. */
export function liesAt(spots: ReadonlySet<string>, kind: Kind, body: Body): boolean {
  const rules = ruleOf(kind)
  if (!rules.isPlacedByAnother(body as never)) return false
  const [spot] = rules.whereabouts(body as never).areas
  return spot !== undefined && spots.has(spot)
}
