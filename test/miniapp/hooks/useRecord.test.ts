import { phone } from '../../support/phone'
import { bar, holdRequests, openPage, resetPages } from '../../support/page'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/page'))
Object.assign(globalThis, { API_BASE: '', BUILD_VERSION: 'b1', ANSWER_SHAPES: { answers: [], shapes: [] } })

import { recordPath } from '../../../miniapp/src/api/paths'
import { keep } from '../../../miniapp/src/api/storage'
import { recent } from '../../../miniapp/src/hooks/settings'
import { useRecord } from '../../../miniapp/src/hooks/useRecord'

/** A record's page: what it asks for, what it is called, and what of it stays among what was looked at on this phone. */

const NOON = Date.parse('2026-05-20T04:00:00.000Z')
const PAGES = { kind: 'notice', title: ({ title }: { title: string }) => title || null } as const
const addressOf = (id: string) => `/record/detail/index?kind=notice&id=${id}`
const opened = (params: Record<string, string>) => openPage(() => useRecord<'notice'>(PAGES, addressOf), undefined, params)

const answer = (title: string, more: object = {}) => ({
  day: '2026-05-20',
  record: { body: { title }, publicUntil: '2026-12-31', ...more },
})
const visit = (id: string, title: string, until: string | null = '2026-12-31') => ({ url: addressOf(id), title, kind: '通报', until })
const asked = () => phone.asked.map(({ url }) => url)
const title = () => bar.titles.at(-1)

beforeEach(() => jest.useFakeTimers({ now: NOON, doNotFake: ['nextTick'] }))
afterEach(async () => {
  await resetPages()
  recent.set([])
  jest.useRealTimers()
})

describe('a record', () => {
  it('is called by its kind until it is known, then by its own name, on the bar, where it is shared and among what was looked at', async () => {
    const waiting = holdRequests()
    const page = await opened({ id: 'n.1' })
    expect([asked(), title(), recent.get()]).toEqual([[recordPath('notice', 'n.1')], '通报', []])
    await waiting[0]?.answer(answer('示例通报'))
    expect(page.now()).toMatchObject({ state: 'shown', data: { record: { body: { title: '示例通报' } } } })
    expect([title(), recent.get()]).toEqual(['示例通报', [visit('n.1', '示例通报')]])
    expect(page.share()).toEqual({ title: '示例通报', path: addressOf('n.1') })
  })

  it('without a name is called by its kind', async () => {
    const waiting = holdRequests()
    await opened({ id: 'n.1' })
    await waiting[0]?.answer(answer(''))
    expect([title(), recent.get()]).toEqual(['通报', [visit('n.1', '通报')]])
  })

  it('that does not end by itself is noted so', async () => {
    const waiting = holdRequests()
    await opened({ id: 'n.1' })
    await waiting[0]?.answer(answer('示例通报', { publicUntil: null }))
    expect(recent.get()).toEqual([visit('n.1', '示例通报', null)])
  })

  it.each([
    ['is asked for as its id reads', { id: 'n.%E7%A4%BA' }, recordPath('notice', 'n.示')],
    ['that no address names is asked for all the same: the service has the words', {}, recordPath('notice', '-')],
    ['at an edition', { id: 'n.1', edition: '3' }, `${recordPath('notice', 'n.1')}?edition=3`],
    ['on a day', { id: 'n.1', on: '2026-05-01' }, `${recordPath('notice', 'n.1')}?on=2026-05-01`],
  ])('%s', async (_what, params, path) => {
    holdRequests()
    await opened(params)
    expect(asked()).toEqual([path])
  })

  it('is asked for as its address has it where that is no escape', async () => {
    // Taro says that it could not read the address either.
    const warned = jest.spyOn(console, 'warn').mockImplementation()
    holdRequests()
    await opened({ id: 'n.%E7' })
    expect([asked(), warned.mock.calls.length > 0]).toEqual([[recordPath('notice', 'n.%E7')], true])
    warned.mockRestore()
  })
})

describe('among what was looked at', () => {
  it.each<Record<string, string>>([{ edition: '3' }, { on: '2026-05-01' }])('no past is noted, and none takes away: %j', async (past) => {
    const waiting = holdRequests()
    recent.set([visit('n.1', '示例通报')])
    const page = await opened({ id: 'n.1', ...past })
    await waiting[0]?.answer(answer('旧名'))
    expect(recent.get()).toEqual([visit('n.1', '示例通报')])
    await page.pullDown()
    await waiting[0]?.refuse('record_not_found')
    expect(recent.get()).toEqual([visit('n.1', '示例通报')])
  })

  it('a record that the service does not have any more is not named, though the phone remembered it', async () => {
    keep(recordPath('notice', 'n.1'), answer('示例通报'), NOON)
    recent.set([visit('n.1', '示例通报'), visit('n.2', '另一件')])
    const waiting = holdRequests()
    const page = await opened({ id: 'n.1' })
    await waiting[0]?.refuse('record_not_found')
    expect([recent.get(), title()]).toEqual([[visit('n.2', '另一件')], '通报'])
    expect(page.share()).toEqual({ title: '通报', path: addressOf('n.1') })
  })

  it('a record that is withdrawn is not named', async () => {
    recent.set([visit('n.1', '示例通报'), visit('n.2', '另一件')])
    const waiting = holdRequests()
    await opened({ id: 'n.1' })
    await waiting[0]?.answer(answer('', { body: null, publicUntil: null }))
    expect([recent.get(), title()]).toEqual([[visit('n.2', '另一件')], '通报'])
  })

  it('a record stays that could not be asked for', async () => {
    recent.set([visit('n.1', '示例通报')])
    const waiting = holdRequests()
    await opened({ id: 'n.1' })
    await waiting[0]?.cut()
    expect(recent.get()).toEqual([visit('n.1', '示例通报')])
  })
})
