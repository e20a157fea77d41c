import fc from 'fast-check'
import { CALENDAR_MAX } from '../../../shared/api/calendar'
import type { RecordAnswer } from '../../../shared/api/records'
import type { Kind } from '../../../shared/kinds/index'
import {
  FOLLOWS_MAX,
  changesSince,
  followOf,
  isFollowed,
  withFollow,
  withoutEndedTitles,
  withoutFollow,
  type Follow,
} from '../../../miniapp/src/text/following'

/** What of a followed record is marked as changed, and how many are followed. */

type Said = Pick<RecordAnswer, 'record' | 'related'>
interface Given {
  id?: string
  revision?: number
  isGone?: boolean
  related?: Partial<Record<Kind, string[]>> | null
}

/** What the service says of a record, as far as following looks at it. */
function said({ id = 'e.1', revision = 3, isGone = false, related = {} }: Given = {}): Said {
  const record = { kind: 'enterprise', id, revision, state: isGone ? 'withdrawn' : 'active', publicUntil: null, body: isGone ? null : {} }
  const lines = related && Object.fromEntries(Object.entries(related).map(([kind, ids]) => [kind, ids.map((one) => ({ id: one }))]))
  return { record, related: lines } as unknown as Said
}
const followed = (given: Given = {}, title: string | null = '示例企业'): Follow => followOf(said(given), title)
const before = followed({ related: { accident: ['a.1', 'a.2'] } })

it.each<[string, Given, string[]]>([
  ['nothing where nothing has', { related: { accident: ['a.2', 'a.1'] } }, []],
  ['a new revision', { revision: 4, related: { accident: ['a.1', 'a.2'] } }, ['内容有变更']],
  ['an earlier revision too, as after the store was made anew', { revision: 1, related: { accident: ['a.1', 'a.2'] } }, ['内容有变更']],
  ['what came to it', { related: { accident: ['a.1', 'a.2', 'a.3'], penalty: ['p.1'] } }, ['多了 1 起事故', '多了 1 项处罚']],
  ['what left it', { related: { accident: ['a.1'] } }, ['少了 1 起事故']],
  ['one that came where another left', { related: { accident: ['a.1', 'a.9'] } }, ['有关的事故有增有减']],
  ['that it is not public any more, and nothing of what was joined to it', { isGone: true, revision: 4 }, ['不再公示']],
  ['nothing of joined records where the answer does not tell of them', { related: null }, []],
])('tells %s', (_what, now, told) => {
  expect(changesSince(before, said(now))).toEqual(told)
})

it('marks nothing of what was just looked at, and something of any other set of joined records', () => {
  const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9.]{1,12}$/), { maxLength: 12 })
  fc.assert(
    fc.property(ids, ids, (some, others) => {
      const one = followed({ related: { hazard: some } })
      expect(changesSince(one, said({ related: { hazard: [...some].reverse() } }))).toEqual([])
      const isSame = some.length === others.length && some.every((id) => others.includes(id))
      expect(changesSince(one, said({ related: { hazard: others } })).length).toBe(isSame ? 0 : 1)
    }),
    { seed: 18, numRuns: 300 },
  )
})

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
