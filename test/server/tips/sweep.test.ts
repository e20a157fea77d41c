import { writeFileSync } from 'node:fs'
import { updateOf } from '../../../server/desk/effect'
import type { TipDoc } from '../../../server/models/tip'
import { writeCertificates } from '../../../server/tips/keys/certificatesFile'
import { noteLateness } from '../../../server/tips/lateness'
import { eraseTip } from '../../../server/tips/retention'
import { sweep } from '../../../server/tips/sweep'
import { DESKS } from '../../../shared/tips/words'
import { TEST_NOW } from '../../support/app'
import {
  makeMessage,
  makeTip,
  makeTipKeys,
  photoOf,
  putPart,
  sendMessage,
  sendTip,
  startTipService,
  tipSettings,
  type TipService,
} from '../../support/tips'
import { useStore } from '../../support/useStore'

const store = useStore()
const keys = makeTipKeys()
const DAY_MS = 86_400_000
let now = TEST_NOW
let service: TipService
beforeEach(async () => {
  now = TEST_NOW
  service = await startTipService({ db: store.db, settings: tipSettings(keys, store.dir), now: () => now })
})
afterEach(() => service.stop())

const after = (days: number) => {
  now = new Date(TEST_NOW.getTime() + days * DAY_MS)
}
const run = () => sweep(service.door.deps)
/** Sweeps as a service does whose keys are good now. */
const runWithKeys = () => {
  const { certificatesFile } = service.door.deps.settings
  writeFileSync(certificatesFile ?? '', writeCertificates(makeTipKeys(now, undefined, keys.root).certificates))
  return run()
}
const tipOf = async (id: string) => {
  const doc = await store.db.tips.findOne({ _id: id }).lean<TipDoc>()
  if (!doc) throw new Error('gone')
  return doc
}
const partNames = async () => (await store.db.tipParts.find({}, { _id: 1 }).lean()).map(({ _id }) => _id).sort()

it('deletes parts that nobody filed, after their time, and keeps those of tips and messages', async () => {
  const filed = makeTip(keys, { photos: [photoOf(10)] })
  await sendTip(service.base, filed)
  await sendMessage(service.base, filed, 1, makeMessage(keys, filed, 1, { photos: [photoOf(10)] }))
  const left = makeTip(keys, { photos: [photoOf(10)] })
  await putPart(service.base, left, { sealed: left.sealed, part: 1 })
  const wanted = [0, 1].flatMap((message) => [0, 1].map((part) => `${filed.id}/${message}/${part}`)).sort()
  expect(await run()).toMatchObject({ parts: 0 })
  after(2)
  expect(await run()).toMatchObject({ parts: 0 })
  after(2.1)
  expect(await run()).toMatchObject({ parts: 1 })
  expect(await partNames()).toEqual(wanted)
  expect(await store.db.tipParts.countDocuments({ filed: true })).toBe(4)
  expect(service.door.deps.disk.used()).toBeGreaterThan(0)
})

it('counts from the last time that a part was sent, and takes no part that is about to go', async () => {
  const tip = makeTip(keys, { photos: [photoOf(10)] })
  const put = () => putPart(service.base, tip, { sealed: tip.sealed, part: 1 })
  await put()
  after(1.95)
  const held = await (await fetch(`${service.base}/api/v1/tips/${tip.id}/parts`)).json()
  expect(held).toMatchObject({ parts: [], filed: false })
  expect(await (await put()).json()).toEqual({ held: true, again: true })
  after(2.5)
  expect(await run()).toMatchObject({ parts: 0 })
  expect((await sendTip(service.base, tip)).status).toBe(200)
})

it('notes each time limit that was missed once, and stops no clock', async () => {
  const tip = makeTip(keys)
  await sendTip(service.base, tip)
  await sendMessage(service.base, tip, 1, makeMessage(keys, tip, 1))
  const { clocks } = await tipOf(tip.id)
  after(7)
  expect(await runWithKeys()).toMatchObject({ late: 0 })
  after(8)
  expect(await runWithKeys()).toMatchObject({ late: 1 })
  expect(await runWithKeys()).toMatchObject({ late: 0 })
  expect(await tipOf(tip.id)).toMatchObject({ breaches: ['accept'], clocks, state: 'received', due: '2026-05-27' })
  after(11)
  expect(await runWithKeys()).toMatchObject({ late: 1 })
  expect((await tipOf(tip.id)).breaches.sort()).toEqual(['accept', 'reply'])
  expect((await tipOf(tip.id)).clocks).toEqual(clocks)
})

it('lets a reward expire after its last day, and who the reporter is goes with it', async () => {
  const tip = makeTip(keys, { identity: { name: '李四' } })
  await sendTip(service.base, tip)
  const clocks = { claim: { since: TEST_NOW.toISOString(), due: '2026-07-19' } }
  await store.db.tips.updateOne({ _id: tip.id }, { $set: { state: 'reward_decided', clocks, due: '2026-07-19' } })
  after(60)
  expect(await runWithKeys()).toMatchObject({ late: 0 })
  after(61)
  expect(await runWithKeys()).toMatchObject({ late: 1 })
  const expired = await tipOf(tip.id)
  expect(expired).toMatchObject({ state: 'expired', clocks: {}, due: '9999-12-31', breaches: [], identity: null })
  expect(expired.lines.map(({ move, actor, to }) => [move, actor, to])).toEqual([['expire', 'clock', 'expired']])
  expect(expired.endedAt).toEqual(new Date('2026-07-20T02:00:00.000Z'))
})

it('lets no reward expire while a letter waits for its answer: it may be the claim', async () => {
  const tip = makeTip(keys)
  await sendTip(service.base, tip)
  await sendMessage(service.base, tip, 1, makeMessage(keys, tip, 1, { identity: { name: '李四' } }))
  const running = (due: string) => ({ since: TEST_NOW.toISOString(), due })
  const clocks = { claim: running('2026-07-19'), reply: running('2026-07-29') }
  await store.db.tips.updateOne({ _id: tip.id }, { $set: { state: 'reward_decided', clocks, due: '2026-07-19' } })
  after(61)
  expect(await runWithKeys()).toMatchObject({ late: 0 })
  expect(await tipOf(tip.id)).toMatchObject({ state: 'reward_decided', messages: [{ identity: { keyId: expect.any(String) } }] })
  after(80)
  expect(await runWithKeys()).toMatchObject({ late: 1 })
  expect(await tipOf(tip.id)).toMatchObject({ state: 'reward_decided', breaches: ['reply'] })
  await store.db.tips.updateOne({ _id: tip.id }, { $unset: { 'clocks.reply': 1 } })
  after(81)
  expect(await runWithKeys()).toMatchObject({ late: 1 })
  expect(await tipOf(tip.id)).toMatchObject({ state: 'expired', messages: [{ identity: null }] })
})

it('erases what an ended tip holds after its retention, and not a day or a clock before', async () => {
  const tip = makeTip(keys, { photos: [photoOf(10)], identity: { name: '李四' } })
  await sendTip(service.base, tip)
  await sendMessage(service.base, tip, 1, makeMessage(keys, tip, 1, { photos: [photoOf(10)] }))
  await store.db.tips.updateOne({ _id: tip.id }, { $set: { state: 'closed', clocks: {}, endedAt: TEST_NOW, due: '9999-12-31' } })
  now = new Date('2027-05-19T10:00:00.000Z')
  expect(await runWithKeys()).toMatchObject({ erased: 0 })
  now = new Date('2027-05-20T00:00:00.000Z')
  await store.db.tips.updateOne({ _id: tip.id }, { $set: { clocks: { reply: { since: TEST_NOW.toISOString(), due: '2027-06-01' } } } })
  expect(await runWithKeys()).toMatchObject({ erased: 0 })
  await store.db.tips.updateOne({ _id: tip.id }, { $set: { clocks: {} } })
  expect(await runWithKeys()).toMatchObject({ erased: 1 })
  expect(await runWithKeys()).toMatchObject({ erased: 0 })
  const erased = await tipOf(tip.id)
  const nothing = { deskWrap: null, recoveryWrap: null, identity: null, part0: null }
  expect(erased).toMatchObject({ ...nothing, messages: [nothing], state: 'closed' })
  expect(await partNames()).toEqual([])
})

it('takes away test tips that a stop has left, and no others', async () => {
  const [left, own] = [makeTip(keys, { desk: 'canary' }), makeTip(keys)]
  service.door.canaryIds.add(left.id)
  await sendTip(service.base, left)
  await sendTip(service.base, own)
  after(0.1)
  await run()
  expect((await store.db.tips.find({}).lean()).map(({ _id, atDesk }) => [_id, Object.keys(DESKS).includes(atDesk)])).toEqual([
    [own.id, true],
  ])
})

it('does nothing by a clock that no certificate of the root confirms', async () => {
  const [ended, rewarded] = [makeTip(keys, { photos: [photoOf(10)] }), makeTip(keys, { identity: { name: '李四' } })]
  for (const tip of [ended, rewarded]) await sendTip(service.base, tip)
  const halfSent = makeTip(keys, { photos: [photoOf(10)] })
  await putPart(service.base, halfSent, { sealed: halfSent.sealed, part: 1 })
  await store.db.tips.updateOne({ _id: ended.id }, { $set: { state: 'closed', clocks: {}, endedAt: TEST_NOW, due: '9999-12-31' } })
  const clocks = { claim: { since: TEST_NOW.toISOString(), due: '2026-07-19' } }
  await store.db.tips.updateOne({ _id: rewarded.id }, { $set: { state: 'reward_decided', clocks, due: '2026-07-19' } })
  after(400)
  expect(await run()).toEqual({ parts: 0, late: 0, erased: 0 })
  expect(await tipOf(ended.id)).toMatchObject({ deskWrap: { keyId: expect.any(String) }, identity: { keyId: expect.any(String) } })
  expect(await tipOf(rewarded.id)).toMatchObject({ state: 'reward_decided', breaches: [], identity: { keyId: expect.any(String) } })
  expect(await partNames()).toHaveLength(3)
  after(400.1)
  expect(await runWithKeys()).toEqual({ parts: 1, late: 1, erased: 1 })
})

it('leaves the parts of a letter that comes while its tip is erased', async () => {
  const tip = makeTip(keys, { photos: [photoOf(10)] })
  await sendTip(service.base, tip)
  await store.db.tips.updateOne({ _id: tip.id }, { $set: { state: 'closed', clocks: {}, endedAt: TEST_NOW, due: '9999-12-31' } })
  const letter = makeMessage(keys, tip, 1, { photos: [photoOf(10)] })
  for (const part of [0, 1]) await putPart(service.base, tip, { sealed: letter.sealed, part, message: 1, messageId: letter.messageId })
  const year = { db: store.db, now: () => new Date(TEST_NOW.getTime() + 400 * DAY_MS) }
  expect(await eraseTip(year, await tipOf(tip.id))).toBe(true)
  expect(await partNames()).toEqual([`${tip.id}/1/0`, `${tip.id}/1/1`])
  expect((await sendMessage(service.base, tip, 1, letter)).status).toBe(200)
})

it('erases what was written after the erasure too, once it was answered', async () => {
  const tip = makeTip(keys)
  await sendTip(service.base, tip)
  await store.db.tips.updateOne({ _id: tip.id }, { $set: { state: 'closed', clocks: {}, endedAt: TEST_NOW, due: '9999-12-31' } })
  const late = new Date(TEST_NOW.getTime() + 400 * DAY_MS)
  await eraseTip({ db: store.db, now: () => late }, await tipOf(tip.id))
  await sendMessage(service.base, tip, 1, makeMessage(keys, tip, 1, { photos: [photoOf(10)] }))
  now = late
  expect(await runWithKeys()).toMatchObject({ erased: 0 })
  await store.db.tips.updateOne({ _id: tip.id }, { $set: { clocks: {}, due: '9999-12-31' } })
  expect(await runWithKeys()).toMatchObject({ erased: 1 })
  expect(await tipOf(tip.id)).toMatchObject({ messages: [{ deskWrap: null, recoveryWrap: null, identity: null }] })
  expect(await partNames()).toEqual([])
  expect(await runWithKeys()).toMatchObject({ erased: 0 })
})

it('erases what an officer noted after the erasure too', async () => {
  const tip = makeTip(keys)
  await sendTip(service.base, tip)
  await store.db.tips.updateOne({ _id: tip.id }, { $set: { state: 'closed', clocks: {}, endedAt: TEST_NOW, due: '9999-12-31' } })
  after(400)
  expect(await runWithKeys()).toMatchObject({ erased: 1 })
  const erased = await tipOf(tip.id)
  expect(erased.erasedAt).toEqual(now)
  const noted = updateOf(erased, {
    next: { state: erased.state, clocks: erased.clocks, done: erased.done, pending: null },
    effective: null,
    pending: null,
    line: { move: 'assign', actor: 'handler', officer: 'o-1', step: 'done', detail: {}, note: Buffer.from('sealed') },
    at: now,
  })
  await store.db.tips.updateOne({ _id: tip.id }, noted)
  expect(await runWithKeys()).toMatchObject({ erased: 1 })
  expect((await tipOf(tip.id)).lines.map(({ note }) => note)).toEqual([null])
  expect(await runWithKeys()).toMatchObject({ erased: 0 })
})

it('takes back no mark of a letter that an officer opens in the same moment', async () => {
  const tip = makeTip(keys)
  await sendTip(service.base, tip)
  await sendMessage(service.base, tip, 1, makeMessage(keys, tip, 1))
  const clocks = { claim: { since: TEST_NOW.toISOString(), due: '2026-05-21' } }
  await store.db.tips.updateOne({ _id: tip.id }, { $set: { state: 'reward_decided', clocks, due: '2026-05-21' } })
  const read = await tipOf(tip.id)
  const messages = read.messages.map((message) => ({ ...message, opened: true }))
  await store.db.tips.updateOne({ _id: tip.id }, { $set: { messages, unread: 0 } })
  const later = { db: store.db, now: () => new Date(TEST_NOW.getTime() + 400 * DAY_MS) }
  expect(await noteLateness(later, read)).toBe(false)
  await store.db.tips.updateOne({ _id: tip.id }, { $set: { state: 'closed', clocks: {}, endedAt: TEST_NOW } })
  const ended = { ...read, clocks: {}, endedAt: TEST_NOW }
  expect(await eraseTip(later, ended)).toBe(false)
  expect(await tipOf(tip.id)).toMatchObject({ unread: 0, messages: [{ opened: true }] })
})
