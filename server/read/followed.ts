import type { ChangesFilter } from '../../shared/api/changes'
import { readRecordKey } from '../../shared/api/recordKey'
import { KINDS, type Kind } from '../../shared/kinds/index'
import { FOLLOWED, LISTS } from '../../shared/kinds/schemas'
import { codesOf } from '../../shared/vocabulary'
import { ruleOf } from '../kinds/index'
import type { RecordDb } from '../models/index'
import { bearersOf } from './bearers'
import { formerId, tokensOfFormer } from './former'
import type { KindModel } from './model'
import type { Published } from './published'

/** Records of one kind that are followed at once. */
const FOLLOWED_MAX = 1_000

/** A list's filter whose values point to the records of a kind. */
export interface Pointer {
  kind: Kind
  filter: string
}

const POINTERS = new Map<Kind, Pointer[]>(codesOf(KINDS).map((kind) => [kind, []]))
for (const kind of codesOf(KINDS))
  for (const [filter, { pointsTo }] of Object.entries(LISTS[kind].filters)) if (pointsTo) POINTERS.get(pointsTo)?.push({ kind, filter })

/** Every filter that points to records of whatever kind. */
export const POINTERS_TO_ANY: readonly Pointer[] = codesOf(KINDS).flatMap((kind) =>
  Object.entries(LISTS[kind].filters).flatMap(([filter, { pointsToAny }]) => (pointsToAny ? [{ kind, filter }] : [])),
)

/** Every filter that points to the records of a kind. */
export const pointersTo = (target: Kind): readonly Pointer[] => POINTERS.get(target) ?? []

/** The records that the followed one is told by, by kind: itself, and all that point to it; null where nothing narrows the changes. */
export async function followedIds(db: RecordDb, published: Published, filter: ChangesFilter): Promise<Map<Kind, string[]> | null> {
  const asked = codesOf(FOLLOWED).flatMap((kind) => (filter[kind] === undefined ? [] : [{ kind, text: filter[kind] }]))
  if (asked.length === 0 && filter.record === undefined) return null
  const ids = new Map<Kind, string[]>()
  if (filter.record !== undefined) {
    const { kind, id } = readRecordKey(filter.record)
    ids.set(kind, [published.models[kind].find(id)?.id ?? id])
  }
  for (const { kind, text } of asked)
    for (const [of, found] of await around(db, published, kind, text)) ids.set(of, [...(ids.get(of) ?? []), ...found])
  return ids
}

async function around(db: RecordDb, { models }: Published, target: Kind, asked: string): Promise<Map<Kind, Set<string>>> {
  const pointers = pointersTo(target)
  const row = models[target].find(asked)
  // What is in the register no more, or never was, is followed by what it was asked by.
  const id = row?.id ?? (await formerId(db, target, asked)) ?? asked
  // Of a number that several bear nobody knows whose it is: what names it is told of none of them.
  const isShared = row !== null && bearersOf({ models }, target, row) > 1
  const own = row ? (isShared ? [] : ruleOf(target).tokens(row)) : await tokensOfFormer(db, target, id)
  const { ownFilter } = ruleOf(target)
  const plain = pointers.map(({ kind, filter }) => LISTS[kind].filters[filter]?.asked?.(asked) ?? asked)
  let tokens = own.length > 0 ? own : [...new Set(plain)]
  const same = ownFilter === undefined ? [] : idsWith(models[target], { [ownFilter]: tokens })
  const ids = new Map<Kind, Set<string>>([[target, new Set([id, ...same])]])
  // A kind that points to itself is followed to the last of those below.
  while (tokens.length > 0) {
    const below: string[] = []
    for (const { kind, filter } of pointers) {
      const known = ids.get(kind) ?? new Set()
      ids.set(kind, known)
      for (const found of idsWith(models[kind], { [filter]: tokens })) {
        if (known.has(found) || known.size >= FOLLOWED_MAX) continue
        known.add(found)
        if (kind === target) below.push(found)
      }
    }
    tokens = below.flatMap((found) => {
      const child = models[target].find(found)
      return child ? ruleOf(target).tokens(child) : []
    })
  }
  return ids
}

const idsWith = (model: KindModel, filters: Record<string, readonly string[]>): string[] =>
  model.page({ filters, sort: '' }, 0, FOLLOWED_MAX).items.map((item) => (JSON.parse(item) as { id: string }).id)
