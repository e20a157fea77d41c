import { phone, stored } from '../../support/phone'
import { holdRequests, openPage, resetPages, settle } from '../../support/page'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/page'))
Object.assign(globalThis, { API_BASE: '', BUILD_VERSION: 'b1', ANSWER_SHAPES: { answers: [], shapes: [] } })

import { TIP_SERVICE } from '../../../miniapp/src/api/paths'
import { useTipService } from '../../../miniapp/src/hooks/useTipService'

/** What the door says of itself is asked for by each page anew, and kept nowhere: an old answer would hold old keys. */

afterEach(resetPages)

const OPEN = { open: true, telephone: '12350' }

it('asks anew for each page, and leaves nothing on the phone', async () => {
  const waiting = holdRequests()
  const first = await openPage(useTipService, undefined)
  expect(first.now()).toMatchObject({ service: null, error: null })
  await waiting[0]?.answer(OPEN)
  expect(first.now()).toMatchObject({ service: OPEN, error: null })
  const second = await openPage(useTipService, undefined)
  expect(second.now().service).toBeNull()
  await waiting[0]?.answer({ ...OPEN, open: false })
  expect([second.now().service?.open, first.now().service?.open]).toEqual([false, true])
  expect(phone.asked.map(({ url }) => url)).toEqual([TIP_SERVICE, TIP_SERVICE])
  expect(stored.size).toBe(0)
})

it('says why it knows nothing, until it is asked again and answers', async () => {
  const waiting = holdRequests()
  const page = await openPage(useTipService, undefined)
  await waiting[0]?.cut()
  expect(page.now()).toMatchObject({ service: null, error: { code: 'offline' } })
  await settle(() => page.now().reload())
  await waiting[0]?.answer(OPEN)
  expect(page.now()).toMatchObject({ service: OPEN, error: null })
})

it('takes no late answer for the newest, nor a late failure', async () => {
  const waiting = holdRequests()
  const page = await openPage(useTipService, undefined)
  await settle(() => page.now().reload())
  await settle(() => page.now().reload())
  const [first, second, third] = [...waiting]
  await third?.answer(OPEN)
  await first?.answer({ ...OPEN, open: false })
  await second?.cut()
  expect(page.now()).toMatchObject({ service: OPEN, error: null })
})

it('keeps what it knows where it fails later, and says so', async () => {
  const waiting = holdRequests()
  const page = await openPage(useTipService, undefined)
  await waiting[0]?.answer(OPEN)
  await settle(() => page.now().reload())
  await waiting[0]?.refuse('internal')
  expect(page.now()).toMatchObject({ service: OPEN, error: { code: 'internal' } })
})

it('asks once for a page, however often it is drawn', async () => {
  holdRequests()
  const page = await openPage(useTipService, undefined)
  await page.give(undefined)
  await page.show()
  expect(phone.asked).toHaveLength(1)
})
