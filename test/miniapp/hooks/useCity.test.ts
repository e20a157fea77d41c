import type * as Hook from '../../../miniapp/src/hooks/useCity'
import type * as Pages from '../../support/page'
import type * as Phone from '../../support/phone'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/page'))
Object.assign(globalThis, { API_BASE: '', BUILD_VERSION: 'b1', ANSWER_SHAPES: { answers: [], shapes: [] } })

/** The city whose service this is: asked for once a start of the app, and remembered for the next. */

const CITY = { name: '云帆市' }

/** Another start: everything is loaded anew, and only the storage is what it was. */
function start(left: [string, unknown][] = []) {
  jest.resetModules()
  const { phone, stored } = jest.requireActual<typeof Phone>('../../support/phone')
  const { openPage, holdRequests } = jest.requireActual<typeof Pages>('../../support/page')
  const { useCity } = jest.requireActual<typeof Hook>('../../../miniapp/src/hooks/useCity')
  for (const [key, value] of left) stored.set(key, value)
  return { phone, stored, waiting: holdRequests(), open: () => openPage(useCity, undefined) }
}

it('is asked for once a start, whatever number of pages open', async () => {
  const { open, waiting, phone } = start()
  const [first, second] = [await open(), await open()]
  expect([first.now(), second.now(), phone.asked.map(({ url }) => url)]).toEqual([null, null, ['/api/v1/summary']])
  await waiting[0]?.answer({ city: CITY })
  expect([first.now(), second.now(), (await open()).now()]).toEqual([CITY, CITY, CITY])
  expect(phone.asked).toHaveLength(1)
})

it('is asked for again by the next page where nothing came', async () => {
  const { open, waiting, phone } = start()
  const first = await open()
  await waiting[0]?.cut()
  const second = await open()
  expect(phone.asked).toHaveLength(2)
  await waiting[0]?.answer({ city: CITY })
  expect([first.now(), second.now()]).toEqual([CITY, CITY])
})

it('is the one of the last time at once, and asked for anew', async () => {
  const before = start()
  await before.open()
  await before.waiting[0]?.answer({ city: CITY })
  const { open, waiting } = start([...before.stored])
  const page = await open()
  expect(page.drawn[0]).toEqual(CITY)
  await waiting[0]?.answer({ city: { name: '云帆新市' } })
  expect(page.now()).toEqual({ name: '云帆新市' })
})

it('is unknown where what lies on the phone is no city', async () => {
  const page = await start([['city', { town: '云帆市' }]]).open()
  expect(page.now()).toBeNull()
})
