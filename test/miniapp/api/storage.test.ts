import { phone, resetPhone, stored } from '../../support/phone'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/phone'))
Object.assign(globalThis, { BUILD_VERSION: 'b2', ANSWER_SHAPES: { answers: [['GET /api/v1/notices', 0]], shapes: [{ items: ['x'] }] } })

import { forget, forgetAll, keep, keepNothingOf, kept } from '../../../miniapp/src/api/storage'
import { CHANGES, historyPath, listPath, quartersPath, recordPath } from '../../../miniapp/src/api/paths'

/** What a phone keeps of answers: for when there is no network, never longer than it may be public, and never another program's. */

const NOON = Date.parse('2026-05-20T04:00:00.000Z')
const DAY_MS = 86_400_000
const NOTICES = listPath('notice')
const warned: unknown[] = []

beforeEach(() => {
  resetPhone()
  warned.length = 0
  jest.useFakeTimers({ now: NOON, doNotFake: ['nextTick'] })
  jest.spyOn(console, 'warn').mockImplementation((message: unknown) => void warned.push(message))
})
afterEach(() => {
  jest.useRealTimers()
  jest.restoreAllMocks()
})

it('gives back what it kept, with the time it was got', () => {
  expect(kept(NOTICES)).toBeNull()
  keep(NOTICES, { items: [] }, NOON)
  expect(kept(NOTICES)).toEqual({ at: NOON, data: { items: [] } })
  forget(NOTICES)
  expect(kept(NOTICES)).toBeNull()
})

it('lets an answer go with the mention of it in its index', () => {
  keep(NOTICES, { items: [] }, NOON)
  keep('/p1', { i: 1 }, NOON)
  forget(NOTICES)
  expect(JSON.stringify([...stored])).not.toContain(NOTICES)
  expect(kept('/p1')).not.toBeNull()
})

it('keeps nothing of what a tip was about, nor again while the program is open', () => {
  const id = 'hazards.01 23'
  const about = [recordPath('hazard', id), historyPath('hazard', id), `/api/v1/unrectified/${encodeURIComponent(id)}`]
  for (const path of [...about, '/p1']) keep(path, { i: 1 }, NOON)
  keepNothingOf(id)
  for (const path of about) keep(path, { i: 2 }, NOON)
  expect(JSON.stringify([...stored])).not.toContain(encodeURIComponent(id))
  expect(about.map((path) => kept(path))).toEqual([null, null, null])
  expect(kept('/p1')).not.toBeNull()
})

it('keeps forty answers; the one that was kept longest ago makes room', () => {
  for (let i = 0; i < 40; i++) keep(`/p${i}`, { i }, NOON)
  keep('/p0', { i: 'again' }, NOON)
  keep('/p40', { i: 40 }, NOON)
  expect(kept('/p0')).toMatchObject({ data: { i: 'again' } })
  expect([kept('/p1'), kept('/p2')?.data, kept('/p40')?.data]).toEqual([null, { i: 2 }, { i: 40 }])
  // Forty answers and their index: nothing is left lying.
  expect(stored.size).toBe(41)
})

it('keeps no part of the map: a map that is moved would drive out everything else. What lies nowhere is one answer, and kept', () => {
  for (const path of [`${NOTICES}?box=1,2,3,4`, `${NOTICES}/map?level=a&box=1%2C2%2C3%2C4`]) {
    keep(path, { items: [] }, NOON)
    expect([path, kept(path)]).toEqual([path, null])
  }
  keep(`${NOTICES}?box=none`, { items: [] }, NOON)
  expect(kept(`${NOTICES}?box=none`)).not.toBeNull()
  expect(stored.size).toBe(2)
})

it('keeps no quarters: they name what is public today, and not until when', () => {
  const path = quartersPath('enterprise', 'e.1')
  keep(path, { quarters: [] }, NOON)
  expect(kept(path)).toBeNull()
  expect(stored.size).toBe(0)
})

it('lets go what has ended since, wherever in the answer it stands', () => {
  const path = recordPath('enterprise', 'e.1')
  const answer = { day: '2026-05-20', related: { penalty: [{ publicUntil: '2026-05-20' }] } }
  keep(path, answer, NOON)
  expect(kept(path)).not.toBeNull()
  jest.setSystemTime(NOON + DAY_MS)
  expect(kept(path)).toBeNull()
  jest.setSystemTime(NOON)
  expect(kept(path)).toBeNull()
})

it.each([
  ['changes', CHANGES],
  ['changes of one kind', `${CHANGES}?kind=notice`],
  ['a history', historyPath('notice', 'n.1')],
])('keeps %s for the day they were got on', (_what, path) => {
  keep(path, { items: [] }, NOON)
  jest.setSystemTime(NOON + DAY_MS / 4)
  expect(kept(path)).not.toBeNull()
  jest.setSystemTime(NOON + DAY_MS / 2)
  expect(kept(path)).toBeNull()
})

it('paints no answer of another shape, and nothing that was never kept by this program', () => {
  keep(NOTICES, { title: 'of another version' }, NOON)
  expect(kept(NOTICES)).toBeNull()
  stored.set('kept:b2:/x', { data: { items: [] } })
  stored.set('kept:b2:/y', 'a text')
  expect([kept('/x'), kept('/y')]).toEqual([null, null])
})

it('removes what another build kept, in its own form or in the old one', () => {
  stored.set('kept', { build: 'b1', paths: ['/a', '/b'] })
  for (const path of ['/a', '/b']) stored.set(`kept:b1:${path}`, { at: NOON, data: {} })
  keep('/c', {}, NOON)
  expect([...stored.keys()].sort()).toEqual(['kept', 'kept:b2:/c'])
  stored.set('kept', ['/old'])
  stored.set('kept:/old', { at: NOON, data: {} })
  keep('/d', {}, NOON)
  expect([...stored.keys()].sort()).toEqual(['kept', 'kept:b2:/c', 'kept:b2:/d'])
})

it('forgets all of it where somebody asks for that', () => {
  keep('/a', {}, NOON)
  keep('/b', {}, NOON)
  stored.set('mine', 1)
  forgetAll()
  expect([...stored.keys()]).toEqual(['mine'])
})

it('does without a storage that is full or refused, and says so for who looks', () => {
  phone.fullFrom = 0
  keep('/a', {}, NOON)
  expect([kept('/a'), warned]).toEqual([null, ['an answer could not be kept']])
  phone.broken = true
  expect(kept('/a')).toBeNull()
  forgetAll()
  expect(warned.length).toBeGreaterThan(2)
})
