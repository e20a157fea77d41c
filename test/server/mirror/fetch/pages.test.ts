import { startOrigin, type Origin } from '../../../support/origin'

/** Answers that come in pages: by a link to the next, or by a number in the address. */

let origin: Origin
beforeAll(async () => {
  origin = await startOrigin()
})
afterAll(() => origin.stop())

const feed = (records: unknown[], rest = {}) =>
  JSON.stringify({ format: 'mingan-feed/1', kind: 'enterprise', generatedAt: '2026-05-20T00:00:00Z', records, ...rest })
const asFeed = () => ({
  format: 'json-feed',
  url: `${origin.base}/feed`,
  key: undefined,
  columns: undefined,
  ignore: undefined,
  unknown: undefined,
})
const list = (...rows: unknown[]) => JSON.stringify({ data: { list: rows, more: null, count: 3 } })
const asList = (paging: unknown) => ({ format: 'json', url: `${origin.base}/list?size=2`, at: 'data.list', paging })

it('follows the next link of a feed to its end, and holds the sum against the total', async () => {
  origin.serve({ '/feed': feed([1, 2], { next: 'feed?page=2', total: 3 }), '/feed?page=2': feed([3], { next: null }) })
  expect((await origin.fetch(asFeed())).texts).toHaveLength(2)
  origin.serve({ '/feed': feed([1, 2], { next: 'feed?page=2', total: 4 }), '/feed?page=2': feed([3]) })
  await expect(origin.fetch(asFeed())).rejects.toThrow('来源说共有 4 条，各页合起来是 3 条')
})

it('asks a feed of one page whether it still holds, and never one of several', async () => {
  origin.serve({ '/feed': { body: feed([1]), etag: '"1"' } })
  const first = await origin.fetch(asFeed())
  expect(await origin.fetchKnowing(asFeed(), first.validators)).toBe('not-modified')
  origin.serve({ '/feed': { body: feed([1], { next: '/feed?page=2' }), etag: '"1"' }, '/feed?page=2': { body: feed([2]), etag: '"1"' } })
  const { validators } = await origin.fetch(asFeed())
  expect(await origin.fetchKnowing(asFeed(), validators)).toMatchObject({ texts: [expect.any(String), expect.any(String)] })
})

it('counts the pages of a list until one is empty', async () => {
  origin.serve({ '/list?size=2&page=1': list(1, 2), '/list?size=2&page=2': list(3), '/list?size=2&page=3': list() })
  expect((await origin.fetch(asList({ param: 'page', total: 'data.count' }))).texts).toHaveLength(2)
  origin.serve({ '/list?size=2&page=0': list() })
  expect((await origin.fetch(asList({ param: 'page', from: 0 }))).texts).toHaveLength(1)
})

it('takes an answer without a list for no page, least of all for the end', async () => {
  const busy = '{"code":500,"msg":"系统繁忙"}'
  origin.serve({ '/list?size=2&page=1': list(1, 2), '/list?size=2&page=2': busy })
  expect((await origin.fetch(asList({ param: 'page' }))).texts.at(-1)).toBe(busy)
  origin.serve({ '/list?size=2&page=1': list(1, 2), '/list?size=2&page=2': '{"data":{"list":null}}' })
  expect((await origin.fetch(asList({ param: 'page' }))).texts).toHaveLength(1)
})

it('never takes a first page that still holds for the whole of counted ones', async () => {
  const url = `${origin.base}/list?size=2&page=1`
  const first = { body: list(1, 2), etag: '"1"' }
  origin.serve({ '/list?size=2&page=1': first, '/list?size=2&page=2': list() })
  const { validators } = await origin.fetch({ ...asList({ param: 'page' }), url })
  origin.serve({ '/list?size=2&page=1': first, '/list?size=2&page=2': list(3), '/list?size=2&page=3': list() })
  expect(await origin.fetchKnowing({ ...asList({ param: 'page' }), url }, validators)).toMatchObject({ texts: [first.body, list(3)] })
})

it.each([
  ['go in a circle', { '/feed': feed([1], { next: '/feed' }) }, '来源的分页转回了看过的一页'],
  ['lead to another host', { '/feed': feed([1], { next: 'https://other.invalid/feed' }) }, '来源的下一页在别的主机“other.invalid”'],
  ['lead nowhere', { '/feed': feed([1], { next: 'http://' }) }, '来源写的下一页不是网址'],
  ['break off', { '/feed': feed([1], { next: '/gone' }) }, '来源答复 404'],
])('refuses pages that %s', async (_name, answers, message) => {
  origin.serve(answers)
  await expect(origin.fetch(asFeed())).rejects.toThrow(message)
})

it('hands a page that is no JSON to the reader, which says what it is', async () => {
  origin.serve({ '/feed': feed([1], { next: '/two' }), '/two': '<html>维护中</html>' })
  expect((await origin.fetch(asFeed())).texts.at(-1)).toBe('<html>维护中</html>')
})
