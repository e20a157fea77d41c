import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DeliveryDeps } from '../../../server/deliveries/deps'
import { deliverOnce } from '../../../server/deliveries/jobs'
import { receiptOf } from '../../../server/deliveries/signature'
import { createLog } from '../../../server/log'
import type { AuditAnswer } from '../../../shared/api/desk'
import type { DeskOwnersAnswer } from '../../../shared/api/deskOwners'
import type { ErrorAnswer } from '../../../shared/api/errorCodes'
import { KEY_HEADER } from '../../../shared/api/subscriptionEndpoints'
import type { DeliveriesAnswer, Delivery, Message, Subscribed, SubscriptionAnswer, ToldAnswer } from '../../../shared/api/subscriptions'
import { officerAt, startDesk, type DeskService } from '../../support/desk'
import { makeTipKeys, tipSettings } from '../../support/tips'
import { useStore } from '../../support/useStore'
import { circular, codeOf, publish, startReceiver, type Receiver } from '../deliveries/world'

/** The way of an owner over HTTP: it subscribes, its address answers, the desk confirms, it is told, a person signs, it leaves. */

const store = useStore()
const EXAMPLE = join(__dirname, '..', '..', '..', 'docs', 'examples', 'receiver.mjs')
/** The example holds the time of a signature against the clock of its machine. */
const AT = new Date()
const keys = makeTipKeys(AT)

let service: DeskService
let receiver: Receiver
let deps: DeliveryDeps & { privateHosts: readonly string[] }
/** the key that the receiver has */
let key = ''
beforeAll(async () => {
  receiver = await startReceiver()
})
afterAll(() => receiver.stop())
beforeEach(async () => {
  receiver.got.length = 0
  receiver.answer = (response, { body, signature }) => void response.end(JSON.stringify({ receipt: receiptOf(key, body, signature) }))
  const log = createLog({ LOG_LEVEL: 'silent' })
  service = await startDesk({
    db: store.db,
    keys,
    tipSettings: tipSettings(keys, store.dir),
    at: AT,
    deliveries: ({ db, view, now }) =>
      (deps = {
        db,
        now,
        log,
        published: () => view.today(),
        random: randomBytes,
        privateHosts: [receiver.host],
        holder: 'test',
        timeoutMs: 500,
      }),
  })
})
afterEach(() => service.stop())

const BODY = () => ({ code: codeOf(900), name: '云帆市建设投资中心', url: receiver.url, watches: [codeOf(1), codeOf(2)] })

/** Whom the desk has looked into. */
const SEEN = () => ({ code: BODY().code, name: BODY().name })

const ask = (method: string, path: string, body?: unknown, by = key) =>
  fetch(`${service.base}/api/v1/subscriptions${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...(by === '' ? {} : { [KEY_HEADER]: by }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
async function json<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await ask(method, path, body)
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${answer.status} ${text}`)
  return JSON.parse(text) as T
}
const refusal = async (method: string, path: string, body?: unknown, by = key) => {
  const answer = await ask(method, path, body, by)
  return [answer.status, ((await answer.json()) as ErrorAnswer).error]
}

async function subscribe(body: unknown = BODY()): Promise<string> {
  const subscribed = await json<Subscribed>('POST', '', body)
  key = subscribed.key
  return `/${subscribed.id}`
}
async function live(): Promise<string> {
  const own = await subscribe()
  await json('POST', `${own}/challenge`)
  const lin = await officerAt(service, 'lin')
  await lin.json('POST', `/owners${own}`, { ...SEEN(), confirmed: true, how: '打过登记的电话' })
  await publish(store.db, [circular('before', 1)], [], AT)
  await round()
  return own
}
async function round(): Promise<void> {
  await service.view.refresh()
  await deliverOnce(deps)
}

it('tells an owner from its asking to its leaving', async () => {
  const own = await subscribe()
  expect(await json<SubscriptionAnswer>('GET', own)).toMatchObject({ ...BODY(), state: 'asked', ending: null })
  const challenged = await json<SubscriptionAnswer>('POST', `${own}/challenge`)
  expect(challenged.state).toBe('challenged')
  expect(receiver.got.map(({ message: { event, sequence } }) => [event, sequence])).toEqual([['challenge', 0]])

  const lin = await officerAt(service, 'lin')
  const { items } = await lin.json<DeskOwnersAnswer>('GET', '/owners')
  expect(items).toEqual([
    {
      id: own.slice(1),
      code: codeOf(900),
      name: '云帆市建设投资中心',
      host: receiver.host,
      watches: 2,
      askedAt: AT.toISOString(),
      again: false,
    },
  ])
  await lin.json('POST', `/owners${own}`, { ...SEEN(), confirmed: true, how: '打过登记的电话' })
  expect((await lin.json<DeskOwnersAnswer>('GET', '/owners')).items).toEqual([])
  await publish(store.db, [circular('before', 1)], [], AT)
  await round()
  expect((await json<SubscriptionAnswer>('GET', own)).state).toBe('live')

  await publish(store.db, [circular('a', 1), circular('b', 2)], [], AT)
  await round()
  const told = await json<DeliveriesAnswer>('GET', `${own}/deliveries`)
  expect(told.items.map(({ sequence, state, record }) => [sequence, state, record.id])).toEqual([
    [2, 'sent', 'b'],
    [1, 'sent', 'a'],
  ])
  expect((await json<DeliveriesAnswer>('GET', `${own}/deliveries?before=2`)).items.map(({ sequence }) => sequence)).toEqual([1])
  expect(await json<Message>('GET', `${own}/deliveries/1`)).toEqual(receiver.got[1]?.message)
  expect(await json<Delivery>('POST', `${own}/deliveries/1/signature`, { by: '合约科 科长' })).toMatchObject({
    state: 'signed',
    signedBy: '合约科 科长',
  })
  expect(await refusal('POST', `${own}/deliveries/1/signature`, { by: '别人' })).toMatchObject([409, { code: 'subscription_refused' }])
  await json('POST', `${own}/deliveries/1/send`)
  expect(receiver.got.at(-1)?.message).toMatchObject({ id: receiver.got[1]?.message.id, sequence: 1 })
  expect((await json<DeliveriesAnswer>('GET', `${own}/deliveries`)).items[1]?.state).toBe('signed')

  expect(await json('DELETE', own)).toEqual({ ended: true })
  expect(await refusal('GET', own)).toMatchObject([404, { code: 'subscription_not_found' }])
  expect(await store.db.deliveryKeys.countDocuments({})).toBe(0)
  const gu = await officerAt(service, 'gu', 'administrator')
  const lines = (await gu.json<AuditAnswer>('GET', '/audit')).items.filter(({ action }) => action === 'owner')
  expect(lines.map(({ officer, detail }) => [officer, detail])).toEqual([['lin', `${codeOf(900)} 核对属实：打过登记的电话`]])
}, 30_000)

it('opens nothing without the key, or with another', async () => {
  const own = await subscribe()
  const other = randomBytes(32).toString('base64url')
  for (const by of ['', other, key.slice(1), `${key}x`])
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['GET', '/deliveries'],
      ['POST', '/challenge'],
      ['POST', '/key'],
      ['GET', '/deliveries/1'],
      ['POST', '/deliveries/1/send'],
    ] as const)
      expect(await refusal(method, own + path, undefined, by)).toMatchObject([404, { code: 'subscription_not_found' }])
  expect(await refusal('GET', `/${'f'.repeat(32)}`)).toMatchObject([404, { code: 'subscription_not_found' }])
})

it('asks an address once in a while only, and takes no other answer than the receipt', async () => {
  const own = await subscribe()
  receiver.answer = (response) => void response.end('{}')
  expect(await refusal('POST', `${own}/challenge`)).toMatchObject([
    409,
    { code: 'challenge_failed', fields: { url: expect.stringContaining('回执') } },
  ])
  expect(await refusal('POST', `${own}/challenge`)).toMatchObject([429, { code: 'too_many_requests' }])
  expect((await json<SubscriptionAnswer>('GET', own)).state).toBe('asked')
})

it('voids a key that was changed at once, and signs with the new one', async () => {
  const own = await live()
  const old = key
  key = (await json<{ key: string }>('POST', `${own}/key`)).key
  expect(await refusal('GET', own, undefined, old)).toMatchObject([404, { code: 'subscription_not_found' }])
  await publish(store.db, [circular('a', 1)], [], AT)
  await round()
  expect((await json<DeliveriesAnswer>('GET', `${own}/deliveries`)).items.map(({ state }) => state)).toEqual(['sent'])
}, 30_000)

it('changes whom it watches without the desk, and is refused what makes no list', async () => {
  const own = await live()
  const change = (body: unknown) => refusal('POST', `${own}/watches`, body)
  expect(await change({ add: [], remove: [] })).toMatchObject([400, { code: 'invalid_body' }])
  expect(await change({ add: [codeOf(3)], remove: [codeOf(3)] })).toMatchObject([400, { code: 'invalid_body' }])
  expect(await change({ add: ['91990100MA0000015Y'] })).toMatchObject([400, { fields: { 'add.0': expect.any(String) } }])
  expect(await change({ remove: [codeOf(1), codeOf(7)] })).toMatchObject([400, { fields: { 'remove.1': `没有关注 ${codeOf(7)}` } }])
  expect(await change({ remove: [codeOf(1), codeOf(2)] })).toMatchObject([400, { fields: { remove: expect.stringContaining('退订') } }])
  const many = Array.from({ length: 499 }, (_, i) => codeOf(10 + i))
  expect(await change({ add: many })).toMatchObject([400, { fields: { add: expect.stringContaining('501') } }])
  expect(await refusal('POST', `${own}/watches`, { add: [codeOf(7)] }, randomBytes(32).toString('base64url'))).toMatchObject([404, {}])
  expect((await json<SubscriptionAnswer>('GET', own)).watches).toEqual([codeOf(1), codeOf(2)])

  const changed = await json<SubscriptionAnswer>('POST', `${own}/watches`, { add: [codeOf(7), codeOf(2)], remove: [codeOf(1)] })
  expect(changed).toMatchObject({ state: 'live', watches: [codeOf(2), codeOf(7)] })
  await publish(store.db, [circular('a', 1), circular('b', 7)], [], AT)
  await round()
  expect((await json<DeliveriesAnswer>('GET', `${own}/deliveries`)).items.map(({ record }) => record.id)).toEqual(['b'])
  expect((await json<SubscriptionAnswer>('POST', `${own}/watches`, { add: many.slice(0, 498) })).watches).toHaveLength(500)
}, 30_000)

it('waits for the desk again where it takes another code or name, and for nothing where it takes neither', async () => {
  const asked = await subscribe()
  const to = (body: object) => ({ code: codeOf(901), name: '云帆市港区建设中心', ...body })
  expect(await refusal('POST', `${asked}/owner`, to({}))).toMatchObject([409, { code: 'subscription_refused' }])
  const own = await live()
  const { code, name } = BODY()
  expect(await refusal('POST', `${own}/owner`, { code, name })).toMatchObject([409, { fields: { subscription: '代码和名称都没有改' } }])
  expect(await refusal('POST', `${own}/owner`, to({ code: '91990100MA0000015Y' }))).toMatchObject([
    400,
    { fields: { code: expect.any(String) } },
  ])
  expect((await json<SubscriptionAnswer>('GET', own)).state).toBe('live')
  expect(await json<SubscriptionAnswer>('POST', `${own}/owner`, to({}))).toMatchObject({ ...to({}), state: 'challenged' })
  await publish(store.db, [circular('a', 1)], [], AT)
  await round()
  expect((await json<DeliveriesAnswer>('GET', `${own}/deliveries`)).items).toEqual([])
  const lin = await officerAt(service, 'wei')
  expect((await lin.json<DeskOwnersAnswer>('GET', '/owners')).items).toMatchObject([{ code: codeOf(901), again: true }])
  // What was looked into was the code before: another one is not confirmed by that.
  expect(await lin.refusal('POST', `/owners${own}`, { ...SEEN(), confirmed: true, how: '打过登记的电话' })).toMatchObject({
    code: 'case_changed',
  })
  expect((await json<SubscriptionAnswer>('GET', own)).state).toBe('challenged')
  await lin.json('POST', `/owners${own}`, { ...to({}), confirmed: true, how: '打过登记的电话' })
  await round()
  expect((await json<DeliveriesAnswer>('GET', `${own}/deliveries`)).items.map(({ record, state }) => [record.id, state])).toEqual([
    ['a', 'sent'],
  ])
}, 30_000)

it('changes nothing of what has ended', async () => {
  const own = await subscribe()
  await json('POST', `${own}/challenge`)
  const lin = await officerAt(service, 'lin')
  await lin.json('POST', `/owners${own}`, { ...SEEN(), confirmed: false, how: '登记的电话说没有这回事' })
  expect(await refusal('POST', `${own}/watches`, { add: [codeOf(3)] })).toMatchObject([409, { code: 'subscription_refused' }])
  expect(await refusal('POST', `${own}/owner`, { code: codeOf(901), name: '云帆市港区建设中心' })).toMatchObject([409, {}])
}, 30_000)

it('tells nobody whose code the desk has not found, and lets it read why', async () => {
  const own = await subscribe()
  await json('POST', `${own}/challenge`)
  const lin = await officerAt(service, 'lin')
  await lin.json('POST', `/owners${own}`, { ...SEEN(), confirmed: false, how: '登记的电话说没有这回事' })
  expect(await json<SubscriptionAnswer>('GET', own)).toMatchObject({ state: 'left', ending: 'refused', url: '', watches: [] })
  expect(await lin.refusal('POST', `/owners${own}`, { ...SEEN(), confirmed: true, how: '再看一次' })).toMatchObject({
    code: 'subscription_not_found',
  })
}, 30_000)

it('lets the desk for officials and other roles confirm nobody', async () => {
  for (const [name, role, desk] of [
    ['gu', 'administrator', 'work-safety'],
    ['he', 'handler', 'oversight'],
  ] as const) {
    const officer = await officerAt(service, name, role, desk)
    expect(await officer.refusal('GET', '/owners')).toMatchObject({ code: 'forbidden' })
  }
}, 30_000)

const WRONG: [string, object, string][] = [
  ['a bad code', { code: '91990100MA0000015Y' }, 'code'],
  ['no firm', { watches: [] }, 'watches'],
  ['a firm with a bad code', { watches: ['1'] }, 'watches.0'],
  ['an address that is private', { url: 'https://10.0.0.1/' }, 'url'],
  ['an address without https', { url: 'http://example.com/' }, 'url'],
  ['no address', { url: '接收' }, 'url'],
  ['an address of another kind', { url: 'file:///etc/passwd' }, 'url'],
]

it('takes in no subscription that is wrong, and says where', async () => {
  for (const [name, wrong, field] of WRONG)
    expect([name, await refusal('POST', '', { ...BODY(), ...wrong }, '')]).toMatchObject([
      name,
      [400, { fields: { [field]: expect.any(String) } }],
    ])
  expect(await store.db.subscriptions.countDocuments({})).toBe(0)
})

it('counts owners, each once, and one or two by no number', async () => {
  const told = async () => (await (await fetch(`${service.base}/api/v1/told/notice/a`)).json()) as ToldAnswer
  const line = (n: number, state: string, more: object = {}) => ({
    ...{ _id: `${n}`, subscription: `${n}`, sequence: 1, owner: codeOf(n), kind: 'notice', record: 'a', version: 'notice/a@1' },
    ...{ edition: 1, firms: [], decides: true, state, writtenAt: AT, tries: 0, dueAt: AT, ...more },
  })
  const set = async (lines: object[]) => {
    await store.db.deliveries.deleteMany({})
    await store.db.deliveries.collection.insertMany(lines as never[])
  }
  await set([line(1, 'waiting')])
  expect(await told()).toEqual({ sent: 0, signed: 0, undelivered: 0 })
  await set([line(1, 'sent'), line(2, 'signed'), line(3, 'undelivered')])
  expect(await told()).toEqual({ sent: null, signed: null, undelivered: null })
  await set([line(1, 'sent'), line(2, 'signed'), line(3, 'signed'), line(4, 'signed')])
  expect(await told()).toEqual({ sent: 4, signed: 3, undelivered: 0 })
  // One owner by two subscriptions, and by a later notice.
  await set([line(1, 'undelivered'), line(2, 'undelivered', { owner: codeOf(1) }), line(3, 'sent', { owner: codeOf(1), edition: 2 })])
  expect(await told()).toEqual({ sent: null, signed: 0, undelivered: 0 })
})

describe('the example receiver', () => {
  it('has forty lines at most', () => {
    expect(readFileSync(EXAMPLE, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(40)
  })

  it('answers the challenge, takes each notice once, also after it died, and nothing that is not signed', async () => {
    const file = join(store.dir, 'notices.jsonl')
    const run = async (port: string) => {
      const child = spawn(process.execPath, [EXAMPLE, port, file], {
        env: { ...process.env, MINGAN_KEY: key },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const [line] = (await once(child.stdout, 'data')) as [Buffer]
      return { child, port: line.toString().trim() }
    }
    const own = await subscribe()
    const first = await run('0')
    deps.privateHosts = [`127.0.0.1:${first.port}`]
    await store.db.subscriptions.updateOne({}, { url: `http://127.0.0.1:${first.port}/` })
    expect((await json<SubscriptionAnswer>('POST', `${own}/challenge`)).state).toBe('challenged')
    await store.db.subscriptions.updateOne({}, { state: 'live', edition: 0 })
    await publish(store.db, [circular('a', 1)], [], AT)
    await round()
    first.child.kill('SIGKILL')
    const second = await run(first.port)
    await json('POST', `${own}/deliveries/1/send`)
    await publish(store.db, [circular('b', 1)], [], AT)
    await round()
    expect((await fetch(`http://127.0.0.1:${second.port}/`, { method: 'POST', body: '{}' })).status).toBe(403)
    second.child.kill('SIGKILL')
    const taken = readFileSync(file, 'utf8').trim().split('\n')
    expect(taken.map((line) => (JSON.parse(line) as Message).sequence)).toEqual([1, 2])
    expect((await json<DeliveriesAnswer>('GET', `${own}/deliveries`)).items.map(({ state }) => state)).toEqual(['sent', 'sent'])
  }, 30_000)
})
