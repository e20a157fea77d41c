import { startEmbedded } from '../../server/embedded/index'
import { publishedEdition } from '../../server/editions/publish'
import { openShelves } from '../../server/models/index'
import type { VersionDoc } from '../../server/models/version'

/** What a reader of a store folder sees: the names of every enterprise that is public at the newest published edition. */
export async function publicNames(dir: string): Promise<string[]> {
  const embedded = await startEmbedded({ dir })
  const shelves = await openShelves(embedded.uri)
  const edition = (await publishedEdition(shelves))?._id ?? 0
  const versions = await shelves.versions
    .find({ live: true, kind: 'enterprise', from: { $lte: edition }, to: { $gt: edition } })
    .lean<VersionDoc[]>()
  await shelves.connection.close()
  await embedded.stop()
  return versions.flatMap(({ body }) => (body && 'name' in body ? [body.name] : [])).sort()
}
