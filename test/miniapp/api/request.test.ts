import { phone, resetPhone } from '../../support/phone'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/phone'))
Object.assign(globalThis, {
  API_BASE: 'https://mingan.example',
  ANSWER_SHAPES: { answers: [['GET /api/v1/summary', 0]], shapes: [{ city: 's' }] },
})

import { RequestError, absoluteUrl, get, getBytes, send, withQuery } from '../../../miniapp/src/api/request'
import { ERROR_CODES } from '../../../shared/api/errorCodes'

/** What a page learns of a request: its data, or in words what stands in the way. */

beforeEach(resetPhone)

const failure = async (asked: Promise<unknown>): Promise<[code: string, message: string]> => {
  try {
    throw new Error(`no failure, but ${JSON.stringify(await asked)}`)
  } catch (error) {
    if (!(error instanceof RequestError)) throw error
    return [error.code, error.message]
  }
}
const answering = (statusCode: number, data: unknown) => {
  phone.answer = () => ({ statusCode, data })
}
const refusal = { error: { code: 'edition_gone', message: '这一版已经过去。' } }
const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0)).buffer

describe('a request that fails', () => {
  it.each<[string, number, unknown, string, RegExp]>([
    ['is told in the service’s own words', 410, refusal, 'edition_gone', /^这一版已经过去。$/],
    [
      'is the service’s fault where it broke without words',
      502,
      '<html>Bad Gateway</html>',
      'internal',
      new RegExp(ERROR_CODES.internal.message),
    ],
    ['is somebody else’s where a stranger refuses', 403, '<html>登录</html>', 'foreign', /Wi-Fi/],
    ['is somebody else’s where an error has no message', 400, { error: { code: 'x' } }, 'foreign', /Wi-Fi/],
    ['is somebody else’s where an error is a text', 400, { error: 'no' }, 'foreign', /Wi-Fi/],
    ['is somebody else’s where nothing comes', 404, null, 'foreign', /Wi-Fi/],
    ['is the page of a Wi-Fi', 200, '<html>登录</html>', 'foreign', /Wi-Fi/],
    ['is an answer of another version', 200, { town: '云帆市' }, 'unreadable', /更新本程序/],
  ])('%s', async (_what, status, data, code, words) => {
    answering(status, data)
    const [told, message] = await failure(get('/api/v1/summary'))
    expect([told, message]).toEqual([code, expect.stringMatching(words)])
  })

  it('never arrived: the platform’s own words are nobody’s', async () => {
    phone.answer = () => Promise.reject(Object.assign(new Error('request:fail timeout'), { errno: 5 }))
    expect(await failure(get('/api/v1/summary'))).toEqual(['offline', '没有连上。联网后请重试。'])
    expect(await failure(getBytes('/api/v1/answers'))).toEqual(['offline', '没有连上。联网后请重试。'])
  })

  it('is told of bytes by the words of its code, as far as it is one of ours', async () => {
    answering(404, bytesOf('{"error":{"code":"tip_not_found","message":"?"}}'))
    expect(await failure(getBytes('/api/v1/answers'))).toEqual(['tip_not_found', ERROR_CODES.tip_not_found.message])
    for (const text of ['{"error":{"code":"no_such_code"}}', '<html>', '']) {
      answering(404, bytesOf(text))
      expect(await failure(getBytes('/api/v1/answers'))).toEqual(['internal', ERROR_CODES.internal.message])
    }
  })
})

describe('what is sent', () => {
  it('is a GET of fifteen seconds, with nothing in it', async () => {
    answering(200, { city: '云帆市' })
    expect(await get('/api/v1/summary')).toEqual({ city: '云帆市' })
    expect(phone.asked).toEqual([{ url: 'https://mingan.example/api/v1/summary', method: 'GET', timeout: 15_000 }])
  })

  it('is JSON as it is', async () => {
    answering(200, {})
    await send('/api/v1/x', { method: 'POST', json: { a: 1 }, header: { 'tip-author': 'k' } })
    expect(phone.asked).toMatchObject([{ method: 'POST', timeout: 60_000, data: { a: 1 }, header: { 'tip-author': 'k' } }])
  })

  it('is bytes, only those of the view, with time enough for a weak network', async () => {
    answering(200, {})
    const large = Uint8Array.of(9, 1, 2, 3, 9)
    await send('/api/v1/x', { method: 'PUT', bytes: large.subarray(1, 4), header: { 'tip-author': 'k' } })
    const [{ data, header, timeout } = { data: null, header: {}, timeout: 0 }] = phone.asked
    expect([...new Uint8Array(data as ArrayBuffer)]).toEqual([1, 2, 3])
    expect([header, timeout]).toEqual([{ 'content-type': 'application/octet-stream', 'tip-author': 'k' }, 290_000])
  })

  it('is asked as bytes where bytes are wanted', async () => {
    answering(200, Uint8Array.of(1, 2).buffer)
    expect([...(await getBytes('/api/v1/answers'))]).toEqual([1, 2])
    expect(phone.asked).toMatchObject([{ responseType: 'arraybuffer' }])
  })
})

it.each<[Record<string, string | number | undefined>, string]>([
  [{}, '/p'],
  [{ q: undefined, sector: '' }, '/p'],
  [{ q: '安全&生产', limit: 0 }, '/p?q=%E5%AE%89%E5%85%A8%26%E7%94%9F%E4%BA%A7&limit=0'],
])('writes the query %j', (query, expected) => expect(withQuery('/p', query)).toBe(expected))

it('makes an address that another program can open', () =>
  expect(absoluteUrl('/feeds/changes.atom')).toBe('https://mingan.example/feeds/changes.atom'))
