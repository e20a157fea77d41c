import type { Day } from '@shared/codes/dates'
import { isKind } from '@shared/kinds/index'
import { withFollow, withoutEndedTitles, withoutFollow, type Follow } from '@/text/following'
import { createSetting, hasTexts, isText, listOf } from './useSetting'

/** What a person follows on this phone, the newest first. It never leaves the phone. */
export const follows = createSetting<Follow[]>({ key: 'follows', initial: () => [], read: listOf(isFollow), vital: true })

function isFollow(value: unknown): value is Follow {
  if (!hasTexts(value, 'kind', 'id')) return false
  const { kind, title, until, seen } = value as Record<keyof Follow, unknown>
  const isTextOrNull = (one: unknown) => one === null || isText(one)
  const { revision, joined } = (seen ?? {}) as Partial<Record<keyof Follow['seen'], unknown>>
  return isKind(kind as string) && isTextOrNull(title) && isTextOrNull(until) && typeof revision === 'number' && typeof joined === 'object'
}

/** Follows a record, or notes anew what it was when it was last looked at. False where there is no room for another; throws where the phone has none. */
export function follow(one: Follow): boolean {
  const next = withFollow(follows.get(), one)
  if (next === null) return false
  if (JSON.stringify(next) !== JSON.stringify(follows.get())) follows.set(next)
  return true
}

export function unfollow(one: Pick<Follow, 'kind' | 'id'>): void {
  const before = follows.get()
  const left = withoutFollow(before, one)
  if (left.length !== before.length) follows.set(left)
}

/** Lets the names of ended records leave the phone, and not only the page that lists them. */
export function dropEndedFollows(today: Day): void {
  const before = follows.get()
  const left = withoutEndedTitles(before, today)
  if (left !== before) follows.set(left)
}
