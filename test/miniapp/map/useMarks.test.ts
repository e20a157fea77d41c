import { phone } from '../../support/phone'
import { holdRequests, openPage, resetPages, settle } from '../../support/page'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/page'))
Object.assign(globalThis, { API_BASE: '', BUILD_VERSION: 'b1', ANSWER_SHAPES: { answers: [], shapes: [] } })

import { useMarks } from '../../../miniapp/src/map/useMarks'

afterEach(resetPages)

const opened = (path: string | null) => openPage((given: string | null) => useMarks(given), path)

it('leaves the marks of before while those of the next part are on their way', async () => {
  const waiting = holdRequests()
  const page = await opened('/map?box=1')
  expect(page.now()).toMatchObject({ answer: null, isLoading: true })
  await waiting[0]?.answer({ total: 1 })
  expect(page.now()).toMatchObject({ answer: { total: 1 }, isLoading: false })
  await page.give('/map?box=2')
  expect(page.now()).toMatchObject({ answer: { total: 1 }, isLoading: true })
  await waiting[0]?.answer({ total: 2 })
  expect(page.now()).toMatchObject({ answer: { total: 2 }, isLoading: false, error: null })
})

it('shows no late answer to a part that was left', async () => {
  const waiting = holdRequests()
  const page = await opened('/map?box=1')
  await page.give('/map?box=2')
  const [first, second] = waiting
  await second?.answer({ total: 2 })
  await first?.answer({ total: 1 })
  expect(page.now()).toMatchObject({ answer: { total: 2 }, isLoading: false })
})

it('asks for nothing before it is known where to look, and again after a failure when it is told to', async () => {
  const page = await opened(null)
  expect(phone.asked).toEqual([])
  await page.give('/map?box=1')
  expect(page.now().error?.code).toBe('offline')
  phone.answer = () => ({ statusCode: 200, data: { total: 3 } })
  await settle(() => page.now().retry())
  expect(page.now()).toMatchObject({ answer: { total: 3 }, error: null })
})
