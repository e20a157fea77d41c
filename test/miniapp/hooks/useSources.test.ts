import { phone } from '../../support/phone'
import { holdRequests, openPage, resetPages } from '../../support/page'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/page'))
Object.assign(globalThis, { API_BASE: '', BUILD_VERSION: 'b1', ANSWER_SHAPES: { answers: [], shapes: [] } })

import { SOURCES } from '../../../miniapp/src/api/paths'
import { keep } from '../../../miniapp/src/api/storage'
import { useSources } from '../../../miniapp/src/hooks/useSources'

/** How the sources do, by the clock of the service; a page accuses none of silence by what a phone remembers. */

const NOON = Date.parse('2026-05-20T04:00:00.000Z')
const HOUR = 3_600_000
/** The service's clock is an hour before the phone's. */
const answer = { city: { name: '云帆市' }, now: new Date(NOON - HOUR).toISOString(), sources: [{ name: 'notices' }] }

beforeEach(() => jest.useFakeTimers({ now: NOON, doNotFake: ['nextTick'] }))
afterEach(async () => {
  await resetPages()
  jest.useRealTimers()
})

it('knows nothing before the answer, and then the sources and the moment it is at the service', async () => {
  const waiting = holdRequests()
  const page = await openPage(useSources, undefined)
  expect(page.now()).toEqual({ sources: null, now: 0, isFresh: false, failed: false })
  await waiting[0]?.answer(answer)
  expect(page.now()).toEqual({ sources: answer.sources, now: NOON - HOUR, isFresh: true, failed: false })
  jest.setSystemTime(NOON + 30_000)
  await page.give(undefined)
  expect(page.now().now).toBe(NOON - HOUR + 30_000)
  expect(phone.asked.map(({ url }) => url)).toEqual([SOURCES])
})

it('says of what the phone remembers that it is not fresh, and lets the time go by since', async () => {
  keep(SOURCES, answer, NOON - 2 * HOUR)
  const waiting = holdRequests()
  const page = await openPage(useSources, undefined)
  expect(page.now()).toEqual({ sources: answer.sources, now: NOON + HOUR, isFresh: false, failed: false })
  await waiting[0]?.cut()
  expect(page.now()).toMatchObject({ sources: answer.sources, isFresh: false, failed: true })
})
