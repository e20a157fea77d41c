import type { RecordAnswer } from '@shared/api/records'
import type { Day } from '@shared/codes/dates'
import type { Kind } from '@shared/kinds/index'
import type { State } from '@shared/vocabulary'

/** What is kept of a followed record, and how many are followed. What has changed of one is told by the page that lists them. */

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

/** What an answer says of a record, as far as following looks at it. */
export type Said = Pick<RecordAnswer, 'record' | 'related'>

const isSame = (one: Pick<Follow, 'kind' | 'id'>, other: Pick<Follow, 'kind' | 'id'>): boolean =>
  one.kind === other.kind && one.id === other.id

/** What is kept of a record that somebody looks at now. */
export function followOf({ record, related }: Said, title: string | null): Follow {
  const { kind, id, publicUntil, revision, state, body } = record
  return { kind, id, title: body === null ? null : title, until: publicUntil, seen: { revision, state, joined: joinedTo(related) } }
}

/** The records that are joined to one, as they are kept. */
export function joinedTo(related: RecordAnswer['related']): Seen['joined'] {
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
