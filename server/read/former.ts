import { normaliseCreditCode } from '../../shared/codes/creditCode'
import { foldKeyText, nameKey } from '../../shared/codes/fold'
import { HISTORY_MAX } from '../../shared/limits'
import type { Kind } from '../../shared/vocabulary'
import { tokensOfEnterprise } from '../editions/facets'
import type { Shelves } from '../models/index'
import type { VersionDoc } from '../models/version'

/**
 * Records that are public no more and whose past the law lets stand: registers of firms and zones. The read model knows what is shown; these are
 * looked for in the store.
 */

/** The id of a firm that once carried a credit code, or null. */
export const formerEnterprise = (shelves: Shelves, code: string): Promise<string | null> =>
  formerId(shelves, 'enterprise', { 'facets.uscc': normaliseCreditCode(code) })

/** The id of a zone that once had a code, or null. */
export const formerZone = (shelves: Shelves, code: string): Promise<string | null> =>
  formerId(shelves, 'zone', { 'facets.order': foldKeyText(code) })

async function formerId(shelves: Shelves, kind: Kind, filter: Record<string, string>): Promise<string | null> {
  // The index begins with whether a version may still be listed.
  for (const live of [true, false]) {
    const found = await shelves.versions.findOne({ live, kind, ...filter }, { id: 1 }).lean<{ id: string }>()
    if (found) return found.id
  }
  return null
}

/** Every token that points to a firm by what it last said of itself; none where it never was one. */
export async function tokensOfFormer(shelves: Shelves, id: string): Promise<string[]> {
  const versions = await shelves.versions.collection
    .find<VersionDoc>({ kind: 'enterprise', id }, { sort: { kind: -1, id: -1, from: -1 }, limit: HISTORY_MAX })
    .toArray()
  const body = versions.find((version) => version.body !== null)?.body
  return body && 'grades' in body ? tokensOfEnterprise([body.name, ...body.formerNames].map(nameKey), body.uscc) : []
}
