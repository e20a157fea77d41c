import type { RecordAnswer } from '@shared/api/records'
import type { Day } from '@shared/codes/dates'
import { KINDS, WORDS, type Kind } from '@shared/kinds/index'
import type { State } from '@shared/vocabulary'

/** What of a followed record has changed since it was last looked at. All of it is reckoned on the phone, from ordinary answers. */

/** How many records are followed at most: each is one question whenever the list of them is opened. */
export const FOLLOWS_MAX = 20

/** What a record was when it was last looked at. */
export interface Seen {
  revision: number
  state: State
  /** by kind how many records were joined to it, and which ones as one number */
  joined: Partial<Record<Kind, [count: number, which: number]>>
}

/** A record that is followed on this phone. */
export interface Follow {
  kind: Kind
  id: string
  /** null where it is not public any more, or has no name */
  title: string | null
  /** day until which it is public; null: it does not end by itself */
  until: Day | null
  seen: Seen
}

type Said = Pick<RecordAnswer, 'record' | 'related'>

const isSame = (one: Pick<Follow, 'kind' | 'id'>, other: Pick<Follow, 'kind' | 'id'>): boolean =>
  one.kind === other.kind && one.id === other.id

/** What is kept of a record that somebody looks at now. */
export function followOf({ record, related }: Said, title: string | null): Follow {
  const { kind, id, publicUntil, revision, state, body } = record
  return { kind, id, title: body === null ? null : title, until: publicUntil, seen: { revision, state, joined: joinedTo(related) } }
}

function joinedTo(related: RecordAnswer['related']): Seen['joined'] {
  const joined: Seen['joined'] = {}
  for (const [kind, items] of Object.entries(related ?? {}) as [Kind, readonly { id: string }[]][])
    if (items.length > 0) joined[kind] = [items.length, checksumOf(items.map(({ id }) => id))]
  return joined
}

/** One number for a set of ids, the same in whatever order they come (FNV-1a of each, added up). */
function checksumOf(ids: readonly string[]): number {
  let sum = 0
  for (const id of ids) {
    let hash = 0x811c9dc5
    for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
    sum = (sum + hash) >>> 0
  }
  return sum
}

export const isFollowed = (follows: readonly Follow[], one: Pick<Follow, 'kind' | 'id'>): boolean =>
  follows.some((other) => isSame(one, other))

/** With a record more, the newest first; one that is followed already keeps its place and is told anew. Null where there is no room for another. */
export function withFollow(follows: readonly Follow[], one: Follow): Follow[] | null {
  if (isFollowed(follows, one)) return follows.map((other) => (isSame(one, other) ? one : other))
  return follows.length >= FOLLOWS_MAX ? null : [one, ...follows]
}

export const withoutFollow = (follows: readonly Follow[], one: Pick<Follow, 'kind' | 'id'>): Follow[] =>
  follows.filter((other) => !isSame(one, other))

/** The follows without the names of those whose publicity is over on a day; the same list where there is none. */
export function withoutEndedTitles(follows: Follow[], today: Day): Follow[] {
  const isOver = ({ title, until }: Follow) => title !== null && until !== null && until < today
  return follows.some(isOver) ? follows.map((one) => (isOver(one) ? { ...one, title: null } : one)) : follows
}

/**
 * What has changed of a record since it was last looked at, in short sentences; none: nothing. `now` is what the service answers of it. What it does not
 * tell of joined records (`related` null) has not changed.
 */
export function changesSince({ seen }: Follow, { record, related }: Said): string[] {
  const told: string[] = []
  if (record.body !== null && record.revision !== seen.revision) told.push('内容有变更')
  if (record.body === null && (record.revision !== seen.revision || record.state !== seen.state)) told.push('不再公示')
  if (related === null || record.body === null) return told
  const now = joinedTo(related)
  for (const kind of Object.keys(KINDS) as Kind[]) {
    const [before, were] = seen.joined[kind] ?? [0, 0]
    const [count, are] = now[kind] ?? [0, 0]
    const { name, unit } = WORDS[kind]
    if (count > before) told.push(`多了 ${count - before} ${unit}`)
    else if (count < before) told.push(`少了 ${before - count} ${unit}`)
    else if (are !== were) told.push(`有关的${name}有增有减`)
  }
  return told
}
