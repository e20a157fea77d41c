import { dirname } from 'node:path'
import { ruleOf } from '../../kinds/index'
import type { Source } from './sources'

/**
 * Whether a listed source reads files whose cells may hold what is not told: by its own kind, or because another source reads them too, as the sheet
 * beside its own. False of one that is not listed.
 */
export function hasHiddenCells(name: string, sources: readonly Source[]): boolean {
  const source = sources.find((one) => one.name === name)
  return (
    source !== undefined && sources.some((other) => ruleOf(other.kind).hidesCells && (other === source || mayShareFiles(source, other)))
  )
}

/** Whether two sources may read one file: at the same address, in the same folder, or one of a folder that the other reads. */
function mayShareFiles(one: Source, other: Source): boolean {
  const places = new Set(placesOf(other))
  return placesOf(one).some((place) => places.has(place)) || isIn(one, other) || isIn(other, one)
}

const placesOf = ({ path, folder, url }: Source): string[] => [path, folder?.path, ...[url ?? []].flat()].flatMap((place) => place ?? [])

const isIn = ({ path }: Source, { folder }: Source): boolean => path !== undefined && folder !== undefined && dirname(path) === folder.path
