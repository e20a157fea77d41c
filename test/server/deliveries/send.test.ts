import { deliverOnce } from '../../../server/deliveries/jobs'
import { isSigned } from '../../../server/deliveries/signature'
import type { DeliveryDoc } from '../../../server/models/subscription'
import { Message } from '../../../shared/api/subscriptions'
import { BACK_OFF_S, GIVE_UP_S } from '../../../shared/deliveries/schedule'
import { ENDINGS } from '../../../shared/deliveries/words'
import { useStore } from '../../support/useStore'
import {
  AT,
  KEY,
  OWNER,
  circular,
  codeOf,
  publish,
  receives,
  register,
  startReceiver,
  subscribed,
  world,
  type Receiver,
  type World,
} from './world'

/** Owners are told of each decision at least once, in order, and it is counted once, whatever their receivers do. */

const store = useStore()

let receiver: Receiver
beforeAll(async () => {
  receiver = await startReceiver()
})
afterAll(() => receiver.stop())

let service: World
beforeEach(() => {
  receiver.got.length = 0
  receiver.answer = receives
  service = world(store.db, [receiver.host])
})

/** One round at a time, in seconds since the beginning. */
async function round(seconds = 0): Promise<void> {
  service.at(new Date(AT.getTime() + seconds * 1_000))
  await service.view.refresh()
  await deliverOnce(service.deps)
}

const kept = () => store.db.deliveries.find({}).sort({ subscription: 1, sequence: 1 }).lean<DeliveryDoc[]>()
const states = async () => (await kept()).map(({ state }) => state)
const told = () => receiver.got.map(({ message: { sequence, event, record } }) => [sequence, event, record?.id])

it('tells who watches a firm what is decided of it, in the order in which it became public', async () => {
  await subscribed(store.db, receiver.url)
  await publish(store.db, [circular('b', 1), circular('a', 2), circular('x', 7)])
  await publish(store.db, [circular('c', 1, null), circular('d', 1)])
  await round()
  await round(15)
  expect(told()).toEqual([
    [1, 'decided', 'a'],
    [2, 'decided', 'b'],
    [3, 'decided', 'd'],
  ])
  for (const { message } of receiver.got) expect(Message.safeParse(message).error).toBeUndefined()
  expect(receiver.got[1]?.message).toMatchObject({
    id: `${OWNER}/00000002`,
    edition: 1,
    day: '2026-05-20',
    firms: [{ code: codeOf(1), by: 'code' }],
    decisions: [{ decisionNo: '令b号', measures: [{ text: '责令停产停业', from: '2026-05-01', to: null, state: 'in_force' }] }],
  })
  expect(await states()).toEqual(['sent', 'sent', 'sent'])
  for (const { body, signature } of receiver.got) expect(isSigned(KEY, body, signature, AT)).toBe(true)
})

it('tells nobody of a firm that is named without a code where no register has its name', async () => {
  const named = { ...circular('n', 1), firms: [{ name: '企业1', uscc: null }] }
  await subscribed(store.db, receiver.url)
  await publish(store.db, [named])
  await round()
  expect(told()).toEqual([])
})

it('tells of a firm that is named without a code by the name that its register has, and says so', async () => {
  await register(store.db, 1)
  await subscribed(store.db, receiver.url, { edition: 1 })
  await publish(store.db, [{ ...circular('n', 1), firms: [{ name: '企业1', uscc: null }] }])
  await round()
  expect(receiver.got.map(({ message: { event, firms } }) => [event, firms])).toEqual([['decided', [{ code: codeOf(1), by: 'name' }]]])
})

it('takes back what it told when its record tells it no more', async () => {
  await subscribed(store.db, receiver.url)
  await publish(store.db, [circular('a', 1), circular('b', 1), circular('c', 7)])
  await round()
  await publish(store.db, [circular('a', 7), circular('c', 7, '令二号')], ['b'])
  await round(15)
  await publish(store.db, [circular('a', 1)])
  await round(30)
  expect(told().slice(2)).toEqual([
    [3, 'over', 'a'],
    [4, 'over', 'b'],
    [5, 'decided', 'a'],
  ])
  expect(receiver.got.slice(2, 4).map(({ message: { decisions, firms } }) => [decisions, firms])).toEqual([
    [[], [{ code: codeOf(1), by: null }]],
    [[], [{ code: codeOf(1), by: null }]],
  ])
})

it('tells of another list from the next notice on, and of a firm that was taken off only that what it told of it is over', async () => {
  await subscribed(store.db, receiver.url)
  await publish(store.db, [circular('a', 1), circular('b', 2), circular('seven', 7)])
  await round()
  expect(await kept()).toHaveLength(2)
  await store.db.subscriptions.updateOne({ _id: OWNER }, { $set: { watches: [codeOf(2), codeOf(7)] } })
  // Of the first firm another decision, and one that it was told of says something else: neither is news for it.
  await publish(store.db, [circular('c', 1), circular('a', 1, '令又号'), circular('b', 2, '令又号'), circular('d', 7)])
  await round(15)
  expect(told().slice(2)).toEqual([
    [3, 'decided', 'b'],
    [4, 'decided', 'd'],
  ])
  await publish(store.db, [], ['a', 'b', 'c'])
  await round(30)
  expect(told().slice(4)).toEqual([
    [5, 'over', 'a'],
    [6, 'over', 'b'],
  ])
  expect(receiver.got[4]?.message.firms).toEqual([{ code: codeOf(1), by: null }])
})

it('takes back what it told of a watched firm, though the record still tells something of one that is watched no more', async () => {
  await subscribed(store.db, receiver.url)
  const both = { ...circular('a', 1), firms: [1, 2].map((n) => ({ name: `企业${n}`, uscc: codeOf(n) })) }
  await publish(store.db, [both])
  await round()
  await store.db.subscriptions.updateOne({ _id: OWNER }, { $set: { watches: [codeOf(1)] } })
  await publish(store.db, [circular('a', 2)])
  await round(15)
  expect(receiver.got.map(({ message: { event, firms } }) => [event, firms.map(({ code }) => code)])).toEqual([
    ['decided', [codeOf(1), codeOf(2)]],
    ['over', [codeOf(1)]],
  ])
})

it('waits under another code for the desk, and then goes on where it stood', async () => {
  await subscribed(store.db, receiver.url)
  await publish(store.db, [circular('a', 1)])
  await round()
  await store.db.subscriptions.updateOne({ _id: OWNER }, { $set: { state: 'challenged', code: codeOf(901) } })
  await publish(store.db, [circular('b', 1)])
  await round(15)
  expect(told()).toEqual([[1, 'decided', 'a']])
  await store.db.subscriptions.updateOne({ _id: OWNER }, { $set: { state: 'confirmed' } })
  await round(30)
  expect(told().slice(1)).toEqual([[2, 'decided', 'b']])
  expect((await kept()).map(({ owner }) => owner)).toEqual([codeOf(900), codeOf(901)])
})

it('tells nobody of what is public no more when its turn comes', async () => {
  await subscribed(store.db, receiver.url)
  receiver.answer = (response) => void response.writeHead(500).end()
  await publish(store.db, [circular('a', 1)])
  await round()
  await publish(store.db, [circular('a', 1, '令改一号')])
  receiver.got.length = 0
  receiver.answer = receives
  await round(60)
  expect(receiver.got.map(({ message: { event, decisions } }) => [event, decisions.map(({ decisionNo }) => decisionNo)])).toEqual([
    ['over', []],
    ['decided', ['令改一号']],
  ])
  expect(receiver.got.every(({ body }) => !body.includes('令a号'))).toBe(true)
})

it('says nothing of what was public before it was asked, and begins when the desk has confirmed', async () => {
  await subscribed(store.db, receiver.url, { state: 'challenged', edition: null })
  await publish(store.db, [circular('a', 1)])
  await round()
  await store.db.subscriptions.updateOne({ _id: OWNER }, { state: 'confirmed' })
  await round(15)
  await publish(store.db, [circular('b', 1)])
  await round(30)
  expect(told()).toEqual([[1, 'decided', 'b']])
})

const FAULTS: [string, Receiver['answer'], string][] = [
  ['answers 500', (response) => void response.writeHead(500).end('{}'), '接收地址答复 500'],
  ['answers 404', (response) => void response.writeHead(404).end('{}'), '接收地址答复 404'],
  ['lies', (response) => void response.end(JSON.stringify({ receipt: 'f'.repeat(64) })), '接收地址答复 200，但没有正确的回执'],
  ['says ok', (response) => void response.end('ok'), '接收地址答复 200，但没有正确的回执'],
  ['answers null', (response) => void response.end('null'), '接收地址答复 200，但没有正确的回执'],
  ['sends back what came', (response, { body }) => void response.end(body), '接收地址答复 200，但没有正确的回执'],
  [
    'sends back the signature',
    (response, { signature }) => void response.end(JSON.stringify({ receipt: signature.slice(-64) })),
    '接收地址答复 200，但没有正确的回执',
  ],
  ['dies', (_response, _got, request) => void request.socket.destroy(), '连不上接收地址（ECONNRESET）'],
  ['stalls', () => {}, '接收地址答得太慢'],
  ['stalls in its answer', (response) => void response.write('{"receipt":'), '接收地址答得太慢'],
  ['never ends', (response) => void response.write('x'.repeat(100_000)), '接收地址答复 200，但没有正确的回执'],
  ['leads elsewhere', (response) => void response.writeHead(307, { location: '/notices' }).end(), '接收地址答复 307'],
]

it.each(FAULTS)('tries again where a receiver %s, and counts once what arrives', async (_name, answer, fault) => {
  await subscribed(store.db, receiver.url)
  await publish(store.db, [circular('a', 1), circular('b', 1)])
  receiver.answer = answer
  await round()
  expect(await kept()).toMatchObject([
    { state: 'waiting', tries: 1, fault },
    { state: 'waiting', tries: 0 },
  ])
  await round(BACK_OFF_S[0] - 1)
  expect(receiver.got).toHaveLength(1)
  receiver.answer = receives
  await round(BACK_OFF_S[0] + 1)
  expect(told()).toEqual([
    [1, 'decided', 'a'],
    [1, 'decided', 'a'],
    [2, 'decided', 'b'],
  ])
  expect(receiver.got[0]?.message.id).toBe(receiver.got[1]?.message.id)
  expect(await kept()).toMatchObject([
    { state: 'sent', fault: null },
    { state: 'sent', tries: 0 },
  ])
})

it('sends nothing more to who takes another code, or leaves, while a round goes on', async () => {
  for (const change of [{ state: 'challenged', code: codeOf(901) }, { state: 'left' }] as const) {
    receiver.got.length = 0
    for (const model of [store.db.subscriptions, store.db.deliveryKeys, store.db.deliveries]) await model.collection.deleteMany({})
    await subscribed(store.db, receiver.url)
    await publish(store.db, [circular(`${change.state}1`, 1), circular(`${change.state}2`, 1), circular(`${change.state}3`, 1)])
    receiver.answer = (response, got, request) =>
      void store.db.subscriptions.updateOne({ _id: OWNER }, { $set: change }).then(() => receives(response, got, request))
    await round()
    expect(receiver.got).toHaveLength(1)
    expect((await states()).slice(0, 2)).toEqual(['sent', 'waiting'])
    receiver.answer = receives
  }
})

it('gives up after a day, says so, and goes on with the later ones', async () => {
  await subscribed(store.db, receiver.url)
  await publish(store.db, [circular('a', 1)])
  receiver.answer = (response) => void response.writeHead(503).end()
  await round()
  let hours = 0
  for (; (await states())[0] === 'waiting'; hours += 2) {
    if (hours === 10) await publish(store.db, [circular('b', 1)])
    await round(hours * 3_600)
    if (hours > 40) throw new Error('it never gives up')
  }
  expect((hours - 2) * 3_600).toBe(GIVE_UP_S)
  expect(await kept()).toMatchObject([{ state: 'undelivered', fault: '接收地址答复 503' }, { state: 'waiting' }])
  receiver.answer = receives
  await round((hours + 1) * 3_600)
  expect(await states()).toEqual(['undelivered', 'sent'])
})

it('gives up what waited behind it in its own time, each tried at least once', async () => {
  await subscribed(store.db, receiver.url)
  await publish(store.db, [circular('a', 1), circular('b', 1), circular('c', 1)])
  receiver.answer = (response) => void response.writeHead(503).end()
  for (let i = 0; i < 4; i++) await round(GIVE_UP_S + i * 15)
  // They are written down in the first of these rounds, and their day begins then.
  expect(await states()).toEqual(['waiting', 'waiting', 'waiting'])
  for (let i = 0; i < 4; i++) await round(2 * GIVE_UP_S + i * 15)
  expect(await kept()).toMatchObject([{ state: 'undelivered' }, { state: 'undelivered' }, { state: 'undelivered' }])
  expect(new Set(receiver.got.map(({ message: { sequence } }) => sequence))).toEqual(new Set([1, 2, 3]))
})

it('ends where an address says 410: what waits stands as not delivered, and the owner can read why', async () => {
  await subscribed(store.db, receiver.url)
  await publish(store.db, [circular('a', 1), circular('b', 1)])
  receiver.answer = (response) => void response.writeHead(410).end()
  await round()
  await publish(store.db, [circular('c', 1)])
  await round(60)
  expect(receiver.got).toHaveLength(1)
  expect(await kept()).toMatchObject([
    { state: 'undelivered', fault: ENDINGS.gone },
    { state: 'undelivered', fault: ENDINGS.gone },
  ])
  expect(await store.db.subscriptions.findById(OWNER).lean()).toMatchObject({ state: 'left', ending: 'gone', url: '', watches: [] })
  expect(await store.db.deliveryKeys.countDocuments({})).toBe(1)
  await round(31 * 86_400)
  expect(await store.db.deliveryKeys.countDocuments({})).toBe(0)
})

it('keeps nobody waiting for another who stalls', async () => {
  const other = await startReceiver()
  try {
    service = world(store.db, [receiver.host, other.host])
    await subscribed(store.db, receiver.url)
    await subscribed(store.db, other.url, { _id: 'b'.repeat(32), code: codeOf(901) })
    other.answer = () => {}
    await publish(store.db, [circular('a', 1)])
    await round()
    expect(await states()).toEqual(['sent', 'waiting'])
  } finally {
    await other.stop()
  }
})

it.each([
  ['http://127.0.0.1:9/', '接收地址要用 https'],
  ['https://127.0.0.1:9/', '接收地址在内部网络，不能送'],
  ['https://localhost:9/', '接收地址在内部网络，不能送'],
  ['https://[::1]:9/', '接收地址在内部网络，不能送'],
  ['https://[fd00::1]/', '接收地址在内部网络，不能送'],
  ['https://[::ffff:10.0.0.1]/', '接收地址在内部网络，不能送'],
  ['https://0x7f.1/', '接收地址在内部网络，不能送'],
  ['https://100.64.0.1/', '接收地址在内部网络，不能送'],
  ['https://169.254.169.254/latest/', '接收地址在内部网络，不能送'],
  ['https://a:b@8.8.8.8/', '接收地址里不能写用户名和密码'],
])('sends nothing to %s', async (url, fault) => {
  await subscribed(store.db, url)
  await publish(store.db, [circular('a', 1)])
  await round()
  expect(await kept()).toMatchObject([{ state: 'waiting', fault }])
})

it('forgets what was asked for and never answered a challenge', async () => {
  await subscribed(store.db, receiver.url, { state: 'asked', edition: null })
  await round(7 * 86_400 - 1)
  expect(await store.db.subscriptions.countDocuments({})).toBe(1)
  await round(7 * 86_400 + 1)
  expect([await store.db.subscriptions.countDocuments({}), await store.db.deliveryKeys.countDocuments({})]).toEqual([0, 0])
})
