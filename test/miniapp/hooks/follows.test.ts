import { phone, resetPhone, stored } from '../../support/phone'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/phone'))
Object.assign(globalThis, { BUILD_VERSION: 'b1', ANSWER_SHAPES: { answers: [], shapes: [] } })

import { dropEndedFollows, follow, follows, unfollow } from '../../../miniapp/src/hooks/follows'
import { forgetTrail, forgetTrailOf } from '../../../miniapp/src/hooks/trail'
import { FOLLOWS_MAX, type Follow } from '../../../miniapp/src/text/following'

/** What is followed lies on the phone, and leaves it when it should. */

const one = (id: string, until: string | null = null): Follow => ({
  kind: 'hazard',
  id,
  title: `题目 ${id}`,
  until,
  seen: { revision: 1, state: 'active', joined: {} },
})
const ids = () => follows.get().map(({ id }) => id)

beforeEach(() => {
  resetPhone()
  follows.set([])
})

it('says where there is no room for another, and keeps what is there', () => {
  for (let i = 0; i < FOLLOWS_MAX; i++) expect(follow(one(`h.${i}`))).toBe(true)
  expect(follow(one('h.more'))).toBe(false)
  expect(follow({ ...one('h.3'), title: '新题目' })).toBe(true)
  expect([ids().length, follows.get().find(({ id }) => id === 'h.3')?.title]).toEqual([FOLLOWS_MAX, '新题目'])
  expect(stored.get('follows')).toEqual(follows.get())
})

it('draws no page anew for a record that is as it was', () => {
  follow(one('h.1'))
  const before = follows.get()
  follow(one('h.1'))
  expect(follows.get()).toBe(before)
})

it('throws where the phone cannot keep it, and then does not say that it is followed', () => {
  phone.broken = true
  expect(() => follow(one('h.1'))).toThrow('storage is refused')
  expect(ids()).toEqual([])
})

it('lets go what a tip was about, and keeps the rest when what was looked at goes', () => {
  for (const id of ['h.1', 'h.2']) follow(one(id))
  forgetTrailOf({ kind: 'hazard', id: 'h.1' })
  expect(JSON.stringify([...stored])).not.toContain('h.1')
  forgetTrail()
  expect(ids()).toEqual(['h.2'])
  unfollow(one('h.2'))
  expect(ids()).toEqual([])
})

it('keeps no name of what has ended, not in the storage either', () => {
  follow(one('h.1', '2026-05-19'))
  dropEndedFollows('2026-05-20')
  expect([ids(), JSON.stringify([...stored]).includes('题目')]).toEqual([['h.1'], false])
})
