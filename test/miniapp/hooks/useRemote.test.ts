import { phone } from '../../support/phone'
import { bar, eventCenter, holdRequests, openPage, resetPages, settle } from '../../support/page'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/page'))
Object.assign(globalThis, { API_BASE: '', BUILD_VERSION: 'b1', ANSWER_SHAPES: { answers: [], shapes: [] } })

import { keep, kept } from '../../../miniapp/src/api/storage'
import { useRemote } from '../../../miniapp/src/hooks/useRemote'

/** What a page knows of its data at each moment: what is old says so, and what belongs to another address is not shown. */

interface Said {
  said: string
}
const NOON = Date.parse('2026-05-20T04:00:00.000Z')
const MINUTE = 60_000
const PATH = '/api/v1/a'
const OTHER = '/api/v1/b'

const opened = (path: string | null) => openPage((given: string | null) => useRemote<Said>(given), path)
const asked = () => phone.asked.map(({ url }) => url)
/** Throws where no request waits, with what was asked. */
const next = (waiting: ReturnType<typeof holdRequests>) => {
  const [one] = waiting
  if (!one) throw new Error(`nothing waits; asked were ${asked().join(', ')}`)
  return one
}
const isShown = (said: string, at: number) => ({ state: 'shown', data: { said }, at, error: null })

beforeEach(() => jest.useFakeTimers({ now: NOON, doNotFake: ['nextTick'] }))
afterEach(async () => {
  await resetPages()
  jest.useRealTimers()
})

describe('a page that opens', () => {
  it('is loading with nothing, then shows what came and keeps it', async () => {
    const waiting = holdRequests()
    const page = await opened(PATH)
    expect(page.now()).toMatchObject({ state: 'loading', data: null, at: null, error: null })
    jest.setSystemTime(NOON + 700)
    await next(waiting).answer({ said: 'new' })
    expect(page.now()).toMatchObject(isShown('new', NOON + 700))
    expect(kept(PATH)).toEqual({ at: NOON + 700, data: { said: 'new' } })
    expect(asked()).toEqual([PATH])
  })

  it('paints what the phone kept at once, as loading and of its own time, and then the new', async () => {
    keep(PATH, { said: 'old' }, NOON - MINUTE)
    const waiting = holdRequests()
    const page = await opened(PATH)
    expect(page.drawn[0]).toMatchObject({ state: 'loading', data: { said: 'old' }, at: NOON - MINUTE })
    await next(waiting).answer({ said: 'new' })
    expect(page.now()).toMatchObject(isShown('new', NOON))
    expect(page.drawn.every(({ data }) => data !== null)).toBe(true)
  })

  it('asks once, however long ago the phone kept what it paints', async () => {
    keep(PATH, { said: 'old' }, NOON - 60 * MINUTE)
    holdRequests()
    await opened(PATH)
    expect(asked()).toEqual([PATH])
  })

  it('asks nothing where it has no path, and begins when it has one', async () => {
    const waiting = holdRequests()
    const page = await opened(null)
    await page.pullDown()
    expect([asked(), page.now().data]).toEqual([[], null])
    await page.give(PATH)
    await next(waiting).answer({ said: 'new' })
    expect(page.now()).toMatchObject(isShown('new', NOON))
  })
})

describe('an answer to another path', () => {
  it('does not take the place of the present one’s, however late it comes', async () => {
    const waiting = holdRequests()
    const page = await opened(PATH)
    const late = next(waiting)
    await page.give(OTHER)
    await waiting.find(({ url }) => url === OTHER)?.answer({ said: 'b' })
    await late.answer({ said: 'a' })
    expect(page.now()).toMatchObject(isShown('b', NOON))
    expect(page.drawn.some(({ data }) => data?.said === 'a')).toBe(false)
  })

  it('is not shown while the present one is on its way, nor is its failure', async () => {
    keep(OTHER, { said: 'b before' }, NOON - 5)
    const waiting = holdRequests()
    const page = await opened(PATH)
    await next(waiting).answer({ said: 'a' })
    const before = page.drawn.length
    await page.give(OTHER)
    expect(page.drawn.slice(before).map(({ data }) => data?.said)).not.toContain('a')
    expect(page.now()).toMatchObject({ state: 'loading', data: { said: 'b before' }, at: NOON - 5 })
  })

  it('that fails late says nothing about the present one', async () => {
    const waiting = holdRequests()
    const page = await opened(PATH)
    const late = next(waiting)
    await page.give(OTHER)
    await waiting.find(({ url }) => url === OTHER)?.answer({ said: 'b' })
    await late.refuse('record_not_found')
    expect(page.now()).toMatchObject(isShown('b', NOON))
  })

  it('is of no use to a page that has no path any more', async () => {
    const waiting = holdRequests()
    const page = await opened(PATH)
    await page.give(null)
    await next(waiting).answer({ said: 'a' })
    expect(page.now()).toMatchObject({ state: 'loading', data: null })
  })
})

describe('a failure', () => {
  it('leaves the older data, with its own time, and says so', async () => {
    keep(PATH, { said: 'old' }, NOON - MINUTE)
    const waiting = holdRequests()
    const page = await opened(PATH)
    await next(waiting).refuse('internal', '服务出错')
    expect(page.now()).toMatchObject({ state: 'failed', data: { said: 'old' }, at: NOON - MINUTE })
    expect(page.now().error).toMatchObject({ code: 'internal', message: '服务出错' })
    expect(kept(PATH)).not.toBeNull()
  })

  it('is no more told while it is asked again', async () => {
    const waiting = holdRequests()
    const page = await opened(PATH)
    await next(waiting).refuse('internal')
    await settle(() => page.now().reload())
    expect(page.now()).toMatchObject({ state: 'loading', error: null })
    await next(waiting).answer({ said: 'new' })
    expect(page.now()).toMatchObject(isShown('new', NOON))
  })

  it.each(['record_not_found', 'run_not_found'])('that says it is gone (%s) takes it from the page and from the phone', async (code) => {
    keep(PATH, { said: 'old' }, NOON - MINUTE)
    const waiting = holdRequests()
    const page = await opened(PATH)
    await next(waiting).refuse(code)
    expect(page.now()).toMatchObject({ state: 'failed', data: null, at: null, error: { code } })
    expect(kept(PATH)).toBeNull()
  })

  it('for want of a network is tried again when any other answer arrives', async () => {
    keep(PATH, { said: 'old' }, NOON - MINUTE)
    const waiting = holdRequests()
    const page = await opened(PATH)
    await next(waiting).cut()
    expect(page.now()).toMatchObject({ state: 'failed', data: { said: 'old' }, error: { code: 'offline' } })
    await opened(OTHER)
    await next(waiting).answer({ said: 'b' })
    expect(asked()).toEqual([PATH, OTHER, PATH])
    await next(waiting).answer({ said: 'new' })
    expect(page.now()).toMatchObject(isShown('new', NOON))
    // Once it is there, an answer to another asks for nothing.
    await settle(() => eventCenter.trigger('connected'))
    expect(asked()).toHaveLength(3)
  })

  it('that the service tells in its own words waits for a person', async () => {
    const waiting = holdRequests()
    await opened(PATH)
    await next(waiting).refuse('internal')
    await settle(() => eventCenter.trigger('connected'))
    expect(asked()).toEqual([PATH])
  })

  it('of a page that is closed is not tried again', async () => {
    const waiting = holdRequests()
    const page = await opened(PATH)
    await next(waiting).cut()
    await page.close()
    await settle(() => eventCenter.trigger('connected'))
    expect(asked()).toEqual([PATH])
  })
})

describe('the same path asked twice', () => {
  const askedTwice = async () => {
    const waiting = holdRequests()
    const page = await opened(PATH)
    await page.pullDown()
    const [first, second] = waiting
    if (!first || !second) throw new Error(`asked were ${asked().join(', ')}`)
    return { page, first, second }
  }

  it('shows the answer to the later question, in whatever order they come', async () => {
    const { page, first, second } = await askedTwice()
    await second.answer({ said: 'new' })
    jest.setSystemTime(NOON + MINUTE)
    await first.answer({ said: 'old' })
    expect(page.now()).toMatchObject(isShown('new', NOON))
    expect(kept(PATH)).toEqual({ at: NOON, data: { said: 'new' } })
  })

  it('has not failed where the earlier question failed', async () => {
    const { page, first, second } = await askedTwice()
    await first.cut()
    expect(page.now().state).toBe('loading')
    await second.answer({ said: 'new' })
    expect(page.now()).toMatchObject(isShown('new', NOON))
  })

  it('has not failed where the earlier question ran out of time after the answer', async () => {
    const { page, first, second } = await askedTwice()
    await second.answer({ said: 'new' })
    await first.cut()
    expect(page.now()).toMatchObject(isShown('new', NOON))
  })

  it('shows an answer as soon as there is one: who pulls and pulls does not wait for the last', async () => {
    const { page, first, second } = await askedTwice()
    await first.answer({ said: 'old' })
    expect(page.now()).toMatchObject(isShown('old', NOON))
    await second.answer({ said: 'new' })
    expect(page.now()).toMatchObject(isShown('new', NOON))
  })
})

it('is not led back to a former path by who still holds its way to ask again', async () => {
  const waiting = holdRequests()
  const page = await opened(PATH)
  const { reload } = page.now()
  await page.give(OTHER)
  await settle(reload)
  expect(asked()).toEqual([PATH, OTHER])
  await waiting.find(({ url }) => url === OTHER)?.answer({ said: 'b' })
  expect(page.now()).toMatchObject(isShown('b', NOON))
})

describe('a page that is shown again', () => {
  it.each([
    ['asks for nothing within a minute', MINUTE, 1],
    ['asks anew after it', MINUTE + 1, 2],
  ])('%s', async (_what, passed, times) => {
    const waiting = holdRequests()
    const page = await opened(PATH)
    await next(waiting).answer({ said: 'new' })
    jest.setSystemTime(NOON + passed)
    await page.show()
    expect(asked()).toHaveLength(times)
    expect(page.now()).toMatchObject({ state: times === 1 ? 'shown' : 'loading', data: { said: 'new' }, at: NOON })
  })

  it('does not ask beside the question that it opened with', async () => {
    holdRequests()
    const page = await opened(PATH)
    jest.setSystemTime(NOON + 5 * MINUTE)
    await page.show()
    expect(asked()).toEqual([PATH])
  })
})

it('asks anew where it is pulled down, and lets the sign of it go', async () => {
  const waiting = holdRequests()
  const page = await opened(PATH)
  await next(waiting).answer({ said: 'new' })
  await page.pullDown()
  expect(page.now()).toMatchObject({ state: 'loading', data: { said: 'new' } })
  expect([asked(), bar.pullsStopped]).toEqual([[PATH, PATH], 1])
  await next(waiting).answer({ said: 'newer' })
  expect(page.now()).toMatchObject(isShown('newer', NOON))
})
