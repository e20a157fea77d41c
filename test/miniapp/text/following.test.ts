import { CALENDAR_MAX } from '../../../shared/api/calendar'
import type { RecordAnswer } from '../../../shared/api/records'
import {
  FOLLOWS_MAX,
  followOf,
  isFollowed,
  withFollow,
  withoutEndedTitles,
  withoutFollow,
  type Follow,
} from '../../../miniapp/src/text/following'

/** What is kept of a followed record, and how many are followed. */

type Said = Pick<RecordAnswer, 'record' | 'related'>
interface Given {
  id?: string
  revision?: number
  isGone?: boolean
}

/** What the service says of a record, as far as following looks at it. */
function said({ id = 'e.1', revision = 3, isGone = false }: Given = {}): Said {
  const record = { kind: 'enterprise', id, revision, state: isGone ? 'withdrawn' : 'active', publicUntil: null, body: isGone ? null : {} }
  return { record, related: {} } as unknown as Said
}
const followed = (given: Given = {}, title: string | null = '示例企业'): Follow => followOf(said(given), title)

it('keeps each record once, the newest first, and no more than there is room for', () => {
  let kept: Follow[] = []
  for (let i = 0; i < FOLLOWS_MAX; i++) kept = withFollow(kept, followed({ id: `e.${i}` })) ?? []
  expect(kept.map(({ id }) => id)).toEqual(Array.from({ length: FOLLOWS_MAX }, (_, i) => `e.${FOLLOWS_MAX - 1 - i}`))
  expect(withFollow(kept, followed({ id: 'more' }))).toBeNull()
  // One that is there is told anew in its place, however full it is.
  const anew = withFollow(kept, followed({ id: 'e.5', revision: 9 })) ?? []
  expect([anew.length, anew.findIndex(({ id }) => id === 'e.5'), anew.find(({ id }) => id === 'e.5')?.seen.revision]).toEqual([
    FOLLOWS_MAX,
    FOLLOWS_MAX - 6,
    9,
  ])
  const left = withoutFollow(anew, { kind: 'enterprise', id: 'e.5' })
  expect([left.length, isFollowed(left, followed({ id: 'e.5' })), isFollowed(left, followed({ id: 'e.4' }))]).toEqual([
    FOLLOWS_MAX - 1,
    false,
    true,
  ])
  // The same id of another kind is another record.
  expect(withoutFollow(kept, { kind: 'zone', id: 'e.5' })).toHaveLength(FOLLOWS_MAX)
})

it('has all that is followed in one calendar', () => {
  expect(FOLLOWS_MAX).toBeLessThanOrEqual(CALENDAR_MAX)
})

it('keeps no name of what has ended', () => {
  expect(followOf(said({ isGone: true }), '示例企业').title).toBeNull()
  const kept = [
    { ...followed({ id: 'over' }), until: '2026-05-19' },
    { ...followed({ id: 'last-day' }), until: '2026-05-20' },
    followed({ id: 'endless' }),
  ]
  expect(withoutEndedTitles(kept, '2026-05-20').map(({ title }) => title)).toEqual([null, '示例企业', '示例企业'])
  expect(withoutEndedTitles(kept, '2026-05-19')).toBe(kept)
})
