import { phone } from '../../support/phone'
import { holdRequests, openPage, resetPages, settle, type Waiting } from '../../support/page'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/page'))
Object.assign(globalThis, { API_BASE: '', BUILD_VERSION: 'b1', ANSWER_SHAPES: { answers: [], shapes: [] } })

import { usePagedList } from '../../../miniapp/src/hooks/usePagedList'

/** A list that grows as a person reads on: every line once, in order, and of one list at one edition. */

const NOTICES = '/api/v1/notices'
interface Asked {
  path: string
  query?: Record<string, string | undefined>
}

const opened = (asked: Asked = { path: NOTICES }) => openPage(({ path, query }: Asked) => usePagedList<string>(path, query), asked)
type Opened = Awaited<ReturnType<typeof opened>>

/** A page of an answer, with further ones where `next` says so. */
const part = (items: string[], next: string | null = null, edition: number | undefined = 7) => ({
  items,
  next,
  ...(edition === undefined ? {} : { edition }),
})
const asked = () => phone.asked.map(({ url }) => url)
const lastAsked = () => asked().at(-1)

let waiting: Waiting[]
const next = (): Waiting => {
  const one = waiting[0]
  if (!one) throw new Error(`nothing waits; asked were ${asked().join(', ')}`)
  return one
}

/** A list of which the first page is shown and the second asked for. */
async function withSecondAsked(given?: Asked): Promise<{ page: Opened; second: Waiting }> {
  const page = await opened(given)
  await next().answer(part(['a', 'b'], '7.2'))
  await page.reachBottom()
  return { page, second: next() }
}

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-05-20T04:00:00.000Z'), doNotFake: ['nextTick'] })
  waiting = holdRequests()
})
afterEach(async () => {
  await resetPages()
  jest.useRealTimers()
})

describe('a list', () => {
  it('adds its pages in order until the last', async () => {
    const { page, second } = await withSecondAsked()
    expect([lastAsked(), page.now().items, page.now().loadingMore]).toEqual([`${NOTICES}?cursor=7.2`, ['a', 'b'], true])
    await second.answer(part(['c'], '7.3'))
    expect(page.now()).toMatchObject({ items: ['a', 'b', 'c'], loadingMore: false, hasMore: true, moreError: null })
    await page.reachBottom()
    expect(lastAsked()).toBe(`${NOTICES}?cursor=7.3`)
    await next().answer(part(['d']))
    expect(page.now()).toMatchObject({ items: ['a', 'b', 'c', 'd'], hasMore: false })
    await page.reachBottom()
    expect(asked()).toHaveLength(3)
  })

  it('that has one page asks for no other', async () => {
    const page = await opened()
    expect(page.now()).toMatchObject({ items: [], hasMore: false })
    await next().answer(part(['a']))
    await page.reachBottom()
    expect([page.now().items, asked()]).toEqual([['a'], [NOTICES]])
  })

  it('asks with its query, and leaves out what is not chosen', async () => {
    await withSecondAsked({ path: NOTICES, query: { level: '1', q: '云 帆', state: undefined, from: '' } })
    const first = `${NOTICES}?level=1&q=%E4%BA%91%20%E5%B8%86`
    expect(asked()).toEqual([first, `${first}&cursor=7.2`])
  })

  it.each<[string, (page: Opened) => Promise<void>]>([
    ['while the page is on its way', async (page) => page.reachBottom().then(() => page.reachBottom())],
    [
      'before anything could be drawn',
      (page) =>
        settle(() => {
          page.now().loadMore()
          page.now().loadMore()
        }),
    ],
  ])('asks once where its bottom is reached twice %s', async (_when, reach) => {
    const page = await opened()
    await next().answer(part(['a', 'b'], '7.2'))
    await reach(page)
    expect(asked()).toEqual([NOTICES, `${NOTICES}?cursor=7.2`])
    await next().answer(part(['c']))
    expect(page.now().items).toEqual(['a', 'b', 'c'])
  })
})

describe('a page that failed', () => {
  it('says so, leaves what is there, and can be asked for again', async () => {
    const { page, second } = await withSecondAsked()
    await second.cut()
    expect(page.now()).toMatchObject({
      state: 'shown',
      items: ['a', 'b'],
      loadingMore: false,
      hasMore: true,
      moreError: { code: 'offline' },
    })
    await settle(() => page.now().loadMore())
    expect(page.now()).toMatchObject({ loadingMore: true, moreError: null })
    expect(lastAsked()).toBe(`${NOTICES}?cursor=7.2`)
    await next().answer(part(['c']))
    expect(page.now()).toMatchObject({ items: ['a', 'b', 'c'], moreError: null })
  })

  it('keeps the pages before it', async () => {
    const { page, second } = await withSecondAsked()
    await second.answer(part(['c'], '7.3'))
    await page.reachBottom()
    await next().refuse('internal')
    expect(page.now()).toMatchObject({ items: ['a', 'b', 'c'], moreError: { code: 'internal' } })
    await page.reachBottom()
    expect(lastAsked()).toBe(`${NOTICES}?cursor=7.3`)
  })

  it.each(['edition_gone', 'edition_not_found'])('because its edition is over (%s) begins the list again from its top', async (code) => {
    const { page, second } = await withSecondAsked()
    await second.refuse(code)
    expect(page.now()).toMatchObject({ state: 'loading', moreError: null, loadingMore: false })
    expect(asked()).toEqual([NOTICES, `${NOTICES}?cursor=7.2`, NOTICES])
    await next().answer(part(['z', 'a'], '8.2', 8))
    expect(page.now()).toMatchObject({ state: 'shown', items: ['z', 'a'], hasMore: true })
    await page.reachBottom()
    expect(lastAsked()).toBe(`${NOTICES}?cursor=8.2`)
  })
})

describe('another list', () => {
  const OTHER: Asked = { path: NOTICES, query: { level: '1' } }
  const other = () => waiting.find(({ url }) => url === `${NOTICES}?level=1`)

  it('has none of the pages of the one before, not even one that comes late', async () => {
    const { page, second } = await withSecondAsked()
    await page.give(OTHER)
    expect(page.now()).toMatchObject({ items: [], loadingMore: false })
    await other()?.answer(part(['x'], '7.1'))
    await second.answer(part(['c']))
    expect(page.now()).toMatchObject({ items: ['x'], hasMore: true })
    await page.reachBottom()
    expect(lastAsked()).toBe(`${NOTICES}?level=1&cursor=7.1`)
    await next().answer(part(['y']))
    expect(page.now().items).toEqual(['x', 'y'])
  })

  it('has not failed where a page of the one before did', async () => {
    const { page, second } = await withSecondAsked()
    await page.give(OTHER)
    await other()?.answer(part(['x'], '7.1'))
    await page.reachBottom()
    await second.refuse('internal')
    expect(page.now()).toMatchObject({ items: ['x'], moreError: null, loadingMore: true })
  })

  it('stays where the edition of the one before is over', async () => {
    const { page, second } = await withSecondAsked()
    await page.give(OTHER)
    await second.refuse('edition_gone')
    await other()?.answer(part(['x']))
    expect(page.now()).toMatchObject({ state: 'shown', items: ['x'] })
    expect(asked().filter((url) => url === NOTICES)).toHaveLength(1)
  })
})

describe('a list that is asked for anew', () => {
  it('lets its further pages go where its edition is another', async () => {
    const { page, second } = await withSecondAsked()
    await second.answer(part(['c']))
    await page.pullDown()
    await next().answer(part(['z', 'a'], '8.2', 8))
    expect(page.now()).toMatchObject({ items: ['z', 'a'], hasMore: true })
  })

  it('keeps them where it is the same, and a page that is on its way too', async () => {
    const { page, second } = await withSecondAsked()
    await page.pullDown()
    await waiting.find(({ url }) => url === NOTICES)?.answer(part(['a', 'b'], '7.2'))
    await second.answer(part(['c']))
    expect(page.now()).toMatchObject({ items: ['a', 'b', 'c'], hasMore: false })
  })
})

describe('a list that tells of no edition', () => {
  const withTwoPages = async () => {
    const page = await openPage(() => usePagedList<string, { items: string[]; next: string | null }>('/api/v1/runs'), undefined)
    await next().answer({ items: ['a', 'b'], next: '1.2' })
    await page.reachBottom()
    await next().answer({ items: ['c'], next: null })
    return page
  }

  it('goes on behind its first page', async () => {
    const page = await withTwoPages()
    expect(asked()).toEqual(['/api/v1/runs', '/api/v1/runs?cursor=1.2'])
    expect(page.now()).toMatchObject({ items: ['a', 'b', 'c'], hasMore: false })
  })

  it.each<[string, string[], string[]]>([
    // The line that a new one pushes off the first page stands on no other that is held.
    ['lets its further pages go where its first is another', ['z', 'a'], ['z', 'a']],
    ['keeps them where it is the same', ['a', 'b'], ['a', 'b', 'c']],
  ])('%s', async (_what, items, shown) => {
    const page = await withTwoPages()
    await page.pullDown()
    await next().answer({ items, next: '2.2' })
    expect(page.now().items).toEqual(shown)
  })
})
